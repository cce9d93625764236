import { strip } from '../../text/ascii-space.ts';
import { toRelativeUrl } from '../addresses.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { toText } from '../values/print-value.ts';
import { type Drop, Unknown, unknown } from '../values/value.ts';
import { defineTag, type RunTag } from './tag-definition.ts';

/** `{% link _posts/2024-03-05-tide.md %}`. */
export const linkTag = defineTag<string>({
  parse: strip,
  *run(tag) {
    const { context } = tag;
    const path = yield* pathOf(tag);
    const { library } = context.run.facts;
    const address = path === undefined || !library ? unknown : library.addressOf(path);
    write(tag, address ?? addressOfMissing(tag, new LiquidStop('missing-link', path ?? ''), path ?? ''));
  },
});

/** What is written may hold outputs; undefined where they are not known. */
function* pathOf({
  parsed,
  context,
  pieces,
  render,
  liquid,
}: RunTag<string>): Generator<unknown, string | undefined> {
  // Jekyll 3 looks for a file of that very name.
  if (!parsed.includes('{{') || context.run.facts.rules.jekyll === 3) return parsed;
  const fresh = pieces.fresh();
  yield* render(context.run.parsePartial(parsed, { liquid, context }), fresh);
  return fresh.holdsUnknown ? undefined : fresh.buffer;
}

/** Jekyll stops, and the page shows the address that a post of that name would have. */
function addressOfMissing(
  { context, pieces }: RunTag<unknown>,
  stop: LiquidStop,
  path: string,
): string | Unknown {
  const address = context.run.facts.library?.addressOfPostAt(path);
  if (address === undefined) throw stop;
  context.run.note(stop, pieces.place);
  return address;
}

function write({ context, pieces }: RunTag<unknown>, address: string | Unknown): void {
  if (address instanceof Unknown) pieces.write(context.run.standIn('unknown', pieces.place));
  else {
    const { rules, urlBase } = context.run.facts;
    // Jekyll 3 writes the address without the site's `baseurl`.
    pieces.write(rules.jekyll === 3 ? address : toRelativeUrl(address, urlBase));
  }
}

/** What `{% post_url 2024-03-05-tide %}` says. */
interface PostName {
  readonly written: string;
  /** The folder, with `/` at its end. */
  readonly folder: string;
  readonly day: string;
  readonly slug: string;
}

/** `{% post_url 2024-03-05-tide %}`. */
export const postUrlTag = defineTag<PostName>({
  parse(markup) {
    const written = strip(markup);
    const [, folder = '', day, slug = ''] =
      /^(.+\/)?(\d+-\d+-\d+)-(.*)$/m.exec(written.replace(/^\//, '')) ?? [];
    if (day === undefined) throw new LiquidStop('missing-post', written);
    return { written, folder, day, slug };
  },
  *run(tag) {
    const { parsed, context } = tag;
    const { library } = context.run.facts;
    if (!library) return write(tag, unknown);
    const { folder, day, slug } = parsed;
    const base = `${day}-${slug}.`;
    const isNamed = (path: string): boolean => {
      const rest = [`_posts/${folder}`, `${folder}_posts/`].find(start => path.startsWith(start + base));
      return rest !== undefined && /^[^.]+$/.test(path.slice(rest.length + base.length));
    };
    const found = library.findPost({
      name: `${day}-${slug}`,
      isNamed,
      isMeant: post => isAlike(post, parsed),
    });
    if (found instanceof Unknown) write(tag, unknown);
    else if (found) write(tag, found.address ?? unknown);
    else {
      const stop = new LiquidStop('missing-post', parsed.written);
      write(tag, addressOfMissing(tag, stop, `${folder}_posts/${base}md`));
    }
  },
});

/** Before Jekyll 3 the slug and the day were enough, wherever the post lay; that still works. */
function isAlike(post: Drop, { folder, day, slug }: PostName): boolean {
  const [own, date] = [post.get('slug'), post.get('date')];
  const written = day.split('-').map(Number).join('-');
  const dated = toText(date ?? null)
    .slice(0, 10)
    .split('-')
    .map(Number)
    .join('-');
  return folder === '' && own === slug && dated === written;
}
