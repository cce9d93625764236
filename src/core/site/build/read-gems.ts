/** What a `Gemfile` and its lock say of the gems that build a site. */
export interface Gems {
  /** The version of each locked gem, by its name. */
  readonly locked: ReadonlyMap<string, string>;
  /** What the `Gemfile` asks for, by the gem's name: as `~> 4.2`, or empty. */
  readonly asked: ReadonlyMap<string, string>;
  /** The gems that Jekyll loads as plugins without being told so: those of the group `jekyll_plugins`. */
  readonly plugins: readonly string[];
}

/** Reads the texts of a `Gemfile` and a `Gemfile.lock`. Never throws; takes linear time. */
export function readGems(gemfile: string | undefined, lock: string | undefined): Gems {
  const asked = new Map<string, string>();
  const plugins = new Set<string>();
  /** What the `end`s to come will close: whether it is the group of plugins. */
  const open: boolean[] = [];
  for (const line of (gemfile ?? '').split('\n')) {
    const code = line.replace(/(^|\s)#.*$/, '').trim();
    const gem = /^gem\s*\(?\s*["']([\w.-]+)["'](.*)$/.exec(code);
    if (gem) {
      const [, name = '', rest = ''] = gem;
      asked.set(name, constraintsOf(rest));
      if (open.includes(true) || namesPlugins(rest)) plugins.add(name);
    } else if (/^group\b.*\bdo$/.test(code)) open.push(/:jekyll_plugins\b/.test(code));
    else if (/\bdo(?:\s*\|[^|]*\|)?$/.test(code) || /^(?:if|unless|case|begin)\b/.test(code))
      open.push(false);
    else if (/^end\b/.test(code)) open.pop();
  }
  return { locked: readLock(lock ?? ''), asked, plugins: [...plugins] };
}

/** A gem that is in the group by an option: `group: :jekyll_plugins`. */
function namesPlugins(options: string): boolean {
  return /(?::groups?\s*=>|\bgroups?:)\s*\[?[^\]]{0,200}:jekyll_plugins\b/.test(options);
}

function constraintsOf(rest: string): string {
  const constraints = /^(?:\s*,\s*["'][^"']*["'])+/.exec(rest)?.[0] ?? '';
  return [...constraints.matchAll(/["']([^"']*)["']/g)].map(match => match[1]!.trim()).join(', ');
}

/** The gems that Bundler resolved are indented by four blanks, what they ask for by six. */
function readLock(lock: string): ReadonlyMap<string, string> {
  return new Map([...lock.matchAll(/^ {4}([\w.-]+) \((\d[^)\s]*)\)/gm)].map(match => [match[1]!, match[2]!]));
}

/** The major version that constraints such as `~> 3.9` allow, the highest; undefined where they bind none. */
export function majorOf(constraints: string): number | undefined {
  for (const [, operator = '', major, rest = ''] of constraints.matchAll(/([~<>=!]*)\s*(\d+)([\d.]*)/g)) {
    if (['', '=', '~>', '<='].includes(operator)) return Number(major);
    if (operator === '<') return /[1-9]/.test(rest) ? Number(major) : Number(major) - 1;
  }
  return undefined;
}
