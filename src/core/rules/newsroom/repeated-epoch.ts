import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'newsroom/repeated-epoch',
  summary: 'Two posts with the same timestamp above the title: one may be a copy of the other.',
  severity: 'hint',
  isOptIn: true,
  messages: {
    one: '{other} has the same timestamp.',
    many: '{other} and {count} more have the same timestamp.',
  },
  *check({ lead, path }, { facts: { newsroom }, finding }) {
    const epoch = lead?.epoch;
    if (!newsroom || !epoch || Number.isNaN(epoch.milliseconds)) return;
    const others = newsroom.ofEpoch(epoch.milliseconds).filter(summary => summary.path !== path);
    const [first] = others;
    if (!first) return;
    const parts = { span: epoch.valueSpan };
    if (others.length === 1) yield finding('one', { other: first.path }, parts);
    else yield finding('many', { other: first.path, count: others.length - 1 }, parts);
  },
});
