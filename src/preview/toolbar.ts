import { type Looks, type LooksRequest, type LooksWords, type PageWidth, pageWidths } from './protocol.ts';

/** What the toolbar does. */
export interface ToolbarActions {
  setWidth(width: PageWidth): void;
  request(request: LooksRequest): void;
}

/** Makes the page's controls anew: the width, the site's styles, the images of other sites, and what is not done. */
export function createToolbar(looks: Looks, width: PageWidth, actions: ToolbarActions): HTMLElement {
  const { words } = looks;
  const toolbar = create('div', 'copydesk-toolbar');
  toolbar.setAttribute('role', 'toolbar');
  toolbar.setAttribute('aria-label', words.toolbar);
  toolbar.append(createWidths(words, width, actions));
  if (looks.hasSiteStyles) {
    const isOn = looks.siteStyles.length > 0;
    const label = { text: words.siteStyles, hint: words.siteStylesHint };
    toolbar.append(createSwitch(label, isOn, () => actions.request({ type: 'useSiteStyles', isOn: !isOn })));
  }
  const isWhole = looks.wholePage === 'on';
  const whole = createSwitch({ text: words.wholePage, hint: words.wholePageHint }, isWhole, () =>
    actions.request({ type: 'showWholePage', isOn: !isWhole }),
  );
  whole.toggleAttribute('disabled', looks.wholePage === 'no');
  toolbar.append(whole);
  const isOn = looks.areRemoteImagesAllowed;
  const label = { text: words.remoteImages, hint: words.remoteImagesHint };
  toolbar.append(
    createSwitch(label, isOn, () => actions.request({ type: 'allowRemoteImages', isOn: !isOn })),
  );
  if (!looks.runsLiquid) {
    const note = create('span', 'copydesk-restricted');
    note.textContent = words.restricted;
    note.title = words.restrictedHint;
    toolbar.append(note);
  }
  return toolbar;
}

function createWidths(words: LooksWords, current: PageWidth, actions: ToolbarActions): HTMLElement {
  const group = create('fieldset', 'copydesk-widths');
  const legend = create('legend', 'copydesk-unseen');
  legend.textContent = words.width;
  group.append(legend);
  for (const width of pageWidths) {
    const label = create('label', 'copydesk-width');
    const choice = document.createElement('input');
    choice.type = 'radio';
    choice.name = 'copydesk-width';
    choice.value = width;
    choice.checked = width === current;
    choice.addEventListener('change', () => actions.setWidth(width));
    label.append(choice, words[width]);
    group.append(label);
  }
  return group;
}

function createSwitch(
  { text, hint }: { readonly text: string; readonly hint: string },
  isOn: boolean,
  press: () => void,
): HTMLElement {
  const button = create('button', 'copydesk-switch');
  button.setAttribute('type', 'button');
  button.setAttribute('aria-pressed', String(isOn));
  button.title = hint;
  button.textContent = text;
  button.addEventListener('click', press);
  return button;
}

function create(name: string, className: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  return element;
}
