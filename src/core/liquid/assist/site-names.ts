import { type Site, withoutFolder } from '../../site/site.ts';

/** The folder of the site's includes, with `/` at its end. */
export function includesFolder({ config }: Site): string {
  const { includes_dir: folder } = config;
  return `${typeof folder === 'string' ? folder.replace(/^\/|\/$/g, '') : '_includes'}/`;
}

/** The folder of the site's data, with `/` at its end. */
export function dataFolder({ config }: Site): string {
  const { data_dir: folder } = config;
  return `${typeof folder === 'string' ? folder.replace(/^\/|\/$/g, '') : '_data'}/`;
}

const POST = /^(?:.+\/)?_posts\/(?:.+\/)?\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^./]+$/;

/** Whether the file at a path is a post by its name. */
export function isPostFile(path: string): boolean {
  return POST.test(path);
}

/**
 * The name by which `{% post_url %}` finds the post at a path: with the folder above or below `_posts`. Where there are
 * both, Jekyll finds it by its date and slug alone.
 */
export function postUrlName(path: string, site: Pick<Site, 'collectionsFolder'>): string {
  const own = withoutFolder(path, site.collectionsFolder);
  const [, above = '', below = own] = /^((?:.*\/)?)_posts\/(.*)$/.exec(own) ?? [];
  const name = below.replace(/\.[^./]*$/, '');
  return above === '' || !name.includes('/') ? above + name : name.slice(name.lastIndexOf('/') + 1);
}
