import type { PageWords, Problem, ProblemSeverity } from '../protocol.ts';

const severities: readonly ProblemSeverity[] = ['error', 'warning', 'info', 'hint'];

const signs: Readonly<Record<ProblemSeverity, string>> = { error: '✕', warning: '!', info: 'i', hint: '·' };

/** The list above the article: how many problems there are, and when it is unfolded which. */
export function createProblemList(
  problems: readonly Problem[],
  words: PageWords,
  { marksProblems, isListOpen }: { readonly marksProblems: boolean; readonly isListOpen: boolean },
): HTMLElement {
  if (problems.length === 0) {
    const nothing = create('p', 'copydesk-problem-count', words.noProblems);
    nothing.setAttribute('role', 'status');
    return nothing;
  }
  const details = create('details', 'copydesk-problem-list');
  details.toggleAttribute('open', isListOpen);
  const summary = create('summary', 'copydesk-problem-count');
  summary.append(create('span', 'copydesk-problem-total', sayTotal(problems, words)));
  for (const severity of severities) {
    const count = problems.filter(problem => problem.severity === severity).length;
    if (count > 0) summary.append(createTally(severity, count, words));
  }
  const toggle = createButton('copydesk-toggle', words.markProblems, { act: 'toggle' });
  toggle.setAttribute('aria-pressed', String(marksProblems));
  const list = create('ol', 'copydesk-problem-items');
  list.append(
    ...problems.map((problem, index) => {
      const item = create('li', 'copydesk-problem-item');
      item.append(...createProblem(problem, index, words));
      return item;
    }),
  );
  details.append(summary, toggle, list);
  return details;
}

/** Hints are no problems: the list of VS Code leaves them out. */
function sayTotal(all: readonly Problem[], words: PageWords): string {
  const hints = all.filter(({ severity }) => severity === 'hint').length;
  const problems = all.length - hints;
  const saidProblems = (problems === 1 ? words.oneProblem : words.manyProblems).replace(
    '{0}',
    String(problems),
  );
  if (hints === 0) return saidProblems;
  const saidHints = (hints === 1 ? words.oneHint : words.manyHints).replace('{0}', String(hints));
  if (problems === 0) return saidHints;
  return words.problemsAndHints.replace('{0}', saidProblems).replace('{1}', saidHints);
}

/** The mark of an element's problems: a button, and what it says when it is pointed at or has the focus. */
export function createBadge(
  indices: readonly number[],
  problems: readonly Problem[],
  words: PageWords,
): HTMLElement {
  const own = indices.map(index => problems[index]!);
  const worst = severities.find(severity => own.some(problem => problem.severity === severity)) ?? 'hint';
  const badge = create('div', 'copydesk-badge');
  badge.dataset['severity'] = worst;
  badge.dataset['problems'] = indices.join(' ');
  badge.append(create('div', 'copydesk-frame'));
  const button = createButton('copydesk-badge-button', own.length > 1 ? String(own.length) : signs[worst], {
    act: 'go',
    problem: String(indices[0]),
  });
  const said = own.map(({ severity, message }) => label(words, words[severity], message));
  button.setAttribute('aria-label', said.join('\n'));
  const card = create('div', 'copydesk-card');
  for (const index of indices) {
    const entry = create('div', 'copydesk-problem-item');
    entry.append(...createProblem(problems[index]!, index, words));
    card.append(entry);
  }
  badge.append(button, card);
  return badge;
}

function createProblem(problem: Problem, index: number, words: PageWords): HTMLElement[] {
  const at = { problem: String(index) };
  const sign = create('span', 'copydesk-sign', signs[problem.severity]);
  sign.dataset['severity'] = problem.severity;
  sign.setAttribute('aria-label', words[problem.severity]);
  sign.setAttribute('role', 'img');
  const message = createButton('copydesk-message', problem.message, { ...at, act: 'go' });
  message.title = words.goToProblem;
  const actions = create('span', 'copydesk-actions');
  for (const [fix, title] of problem.fixes.entries())
    actions.append(createButton('copydesk-fix', title, { ...at, act: 'fix', fix: String(fix) }));
  const explain = createButton('copydesk-explain', problem.rule, { ...at, act: 'explain' });
  explain.title = words.explain;
  actions.append(explain);
  return [sign, message, actions];
}

function createTally(severity: ProblemSeverity, count: number, words: PageWords): HTMLElement {
  const tally = create('span', 'copydesk-tally', `${signs[severity]} ${count}`);
  tally.dataset['severity'] = severity;
  tally.setAttribute('aria-label', label(words, words[severity], String(count)));
  tally.setAttribute('role', 'img');
  return tally;
}

function label({ labelled }: PageWords, name: string, value: string): string {
  return labelled.replace(/\{[01]\}/g, slot => (slot === '{0}' ? name : value));
}

function createButton(className: string, text: string, data: Readonly<Record<string, string>>): HTMLElement {
  const button = create('button', className, text);
  button.setAttribute('type', 'button');
  for (const [name, value] of Object.entries(data)) button.dataset[name] = value;
  return button;
}

function create(name: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
