import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith, problemsOf, rulesOf, twoUnclosed, writeFile } from './documents.ts';

describe('Settings', () => {
  const rule = 'html/unclosed-element';

  afterEach(async () => {
    await setInEditor('rules', undefined);
    await setInEditor('files', undefined);
    await setInEditor('preset', undefined);
  });

  it('of the editor change a severity', async () => {
    const document = await openFile('_posts', postWith(twoUnclosed));
    await eventually(() => problemsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Error);
    await setInEditor('rules', { [rule]: 'hint' });
    await eventually(() => problemsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Hint);
    await setInEditor('rules', { [rule]: 'off' });
    await eventually(() => problemsOf(document).length === 0);
  });

  it('of the site are read from the nearest .copydesk.json, and the editor wins', async () => {
    await writeFile('other-site/.copydesk.json', JSON.stringify({ rules: { [rule]: 'info' } }));
    const document = await openFile('other-site/_posts', postWith(twoUnclosed));
    await eventually(() => problemsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Information);
    await setInEditor('rules', { [rule]: 'warning' });
    await eventually(() => problemsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Warning);
  });

  it('hold for a preset, a group, and some posts', async () => {
    const settings = {
      preset: 'essential',
      rules: { tidy: 'hint' },
      overrides: [{ files: ['**/_drafts/**'], rules: { html: 'off' } }],
    };
    await writeFile('grouped-site/.copydesk.json', JSON.stringify(settings));
    const body = `${twoUnclosed}\n<p><img src="https://a.example/b.png"></p><p></p>`;
    const post = await openFile('grouped-site/_posts', postWith(body));
    await eventually(() => rulesOf(post).join() === `${rule},${rule},tidy/empty-paragraph`);
    const draft = await openFile('grouped-site/_drafts', postWith(body));
    await eventually(() => rulesOf(draft).join() === 'tidy/empty-paragraph');
    await setInEditor('preset', 'recommended');
    await eventually(() => rulesOf(draft).includes('image/missing-alt'));
  });

  it('that are wrong are shown where they stand', async () => {
    const text = '{\n  // ours\n  "rules": { "html/unclosed-elment": "off" }\n}\n';
    const file = await writeFile('misspelt-site/.copydesk.json', text);
    await openFile('misspelt-site/_posts', postWith(twoUnclosed));
    const [problem] = await eventually(
      () => problemsOf({ uri: file }).length > 0 && problemsOf({ uri: file }),
    );
    assert.match(problem?.message ?? '', /Did you mean "html\/unclosed-element"\?/);
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(problem && document.getText(problem.range), '"html/unclosed-elment"');
    assert.equal(document.languageId, 'jsonc');
  });

  it('of a site that cannot be read are told at its file', async () => {
    const file = await writeFile('broken-site/_config.yml', 'title: a\nurl: b: c\n');
    await openFile('broken-site/_posts', postWith(twoUnclosed));
    const [problem] = await eventually(
      () => problemsOf({ uri: file }).length > 0 && problemsOf({ uri: file }),
    );
    assert.match(problem?.message ?? '', /^This is not valid YAML \(see line 2\)\./);
  });

  it('of the site take effect when their file is written', async () => {
    const document = await openFile('third-site/_posts', postWith(twoUnclosed));
    await eventually(() => problemsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Error);
    await writeFile('third-site/.copydesk.json', JSON.stringify({ rules: { [rule]: 'warning' } }));
    await eventually(() => problemsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Warning);
  });

  it('that cannot be read are one warning at their file, and the post is still checked', async () => {
    const file = await writeFile('broken-site/.copydesk.json', '{ "rules": ');
    const document = await openFile('broken-site/_posts', postWith(twoUnclosed));
    await eventually(() => rulesOf(document).length === 2);
    await eventually(() => problemsOf({ uri: file }).length > 0);
    const [problem, ...others] = problemsOf({ uri: file });
    assert.match(problem?.message ?? '', /not valid JSON/);
    assert.equal(others.length, 0);
  });

  it("name the site's own schema, which holds from when its file is written", async () => {
    const schemas = [{ files: ['_posts/**'], schema: 'schemas/review.json' }];
    await writeFile('schema-site/_config.yml', 'title: A site of its own\n');
    const settings = await writeFile('schema-site/.copydesk.json', JSON.stringify({ schemas }));
    const document = await openFile('schema-site/_posts', postWith('<p>a</p>', 'rating: fine\n'));
    await eventually(() =>
      /schemas\/review\.json does not exist/.test(problemsOf({ uri: settings })[0]?.message ?? ''),
    );
    assert.equal(problemsOf(document).length, 0);

    const schema = {
      $ref: 'copydesk://schemas/front-matter',
      properties: { rating: { enum: ['good', 'poor'] } },
    };
    const file = await writeFile('schema-site/schemas/review.json', JSON.stringify(schema));
    await eventually(
      () => problemsOf(document)[0]?.message === '"rating" should be one of these: good, poor.',
    );
    await eventually(() => problemsOf({ uri: settings }).length === 0);

    await writeFile('schema-site/schemas/review.json', '{ "$ref": "https://example.com/a.json" }');
    await eventually(() => problemsOf(document).length === 0);
    await eventually(() =>
      /points to https:\/\/example\.com/.test(problemsOf({ uri: file })[0]?.message ?? ''),
    );
  });

  it('name further files that are posts', async () => {
    const document = await openFile('stories', twoUnclosed);
    await setInEditor('files', ['stories/*.md']);
    await eventually(() => rulesOf(document).includes(rule));
  });
});

async function setInEditor(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('copydesk')
    .update(name, value, vscode.ConfigurationTarget.Workspace);
}
