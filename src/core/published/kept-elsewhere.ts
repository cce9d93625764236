import type { SiteFiles } from '../site/site-files.ts';
import { fitsWildcard } from '../text/patterns/wildcard.ts';

/**
 * Tells the paths, relative to the site's root, whose files are not kept among those of the site although they may be
 * there when it is built: what git ignores, and what is another repository.
 */
export function ignoredPathsOf(files: SiteFiles): (path: string) => boolean {
  return files.once(readIgnored, undefined);
}

function readIgnored(files: SiteFiles): (path: string) => boolean {
  const modules = [...(files.read('.gitmodules') ?? '').matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].map(match =>
    match[1]!.replace(/^\.?\/+|\/+$/g, ''),
  );
  const patterns = (files.read('.gitignore') ?? '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !/^[#!]/.test(line));
  const whole = patterns.filter(pattern => pattern.replace(/\/$/, '').includes('/')).map(trim);
  const names = patterns.filter(pattern => !pattern.replace(/\/$/, '').includes('/')).map(trim);
  if (modules.length + patterns.length === 0) return () => false;
  return path => {
    const parts = path.split('/');
    const starts = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    return (
      starts.some(start => modules.includes(start) || whole.some(pattern => fitsWildcard(pattern, start))) ||
      parts.some(part => names.some(pattern => fitsWildcard(pattern, part)))
    );
  };
}

function trim(pattern: string): string {
  return pattern.replace(/^(?:\*\*\/)?\/?/, '').replace(/\/?(?:\*\*)?$/, '') || '*';
}

const REDIRECTING = [
  '_redirects',
  'netlify.toml',
  'vercel.json',
  'firebase.json',
  'staticwebapp.config.json',
];

/** Tells the plain paths that a server may send on to another page, by the files that tell it so. */
export function redirectedPathsOf(files: SiteFiles): (path: string) => boolean {
  return files.once(readRedirected, undefined);
}

function readRedirected(files: SiteFiles): (path: string) => boolean {
  // Apache's are expressions, and may send anything anywhere.
  if (/^\s*(?:Redirect|Rewrite)/im.test(files.read('.htaccess') ?? '')) return () => true;
  const whole = new Set<string>();
  const starts: string[] = [];
  for (const file of REDIRECTING) {
    for (const [, path = ''] of (files.read(file) ?? '').matchAll(/(?:^|[\s"'])(\/[^\s"']*)/gm)) {
      const variable = path.search(/[*:(]/);
      // All of it would be sent to the page that tells of errors.
      if (variable > 1) starts.push(path.slice(0, variable));
      else if (variable < 0) whole.add(path.replace(/\/$/, ''));
    }
  }
  return path => whole.has(path.replace(/\/$/, '')) || starts.some(start => `${path}/`.startsWith(start));
}
