/** The text that `--help` prints. */
export const USAGE = `Copydesk finds and fixes what breaks news posts in Jekyll repositories.

  copydesk check   [PATH…]   report what is wrong
  copydesk links   [PATH…]   list the addresses in posts
  copydesk images  [PATH…]   list the images of a site that nothing in it names (check reports those that are missing)
  copydesk render  [PATH…]   print the HTML of the body, or of the whole page
  copydesk tidy    [PATH…]   take away what came with a copied page and is no part of the article
  copydesk words   [PATH…]   show where house words of .copydesk.json would be found, those that are off too
  copydesk init    [PATH…]   learn from the posts of a site which settings suit it, and print them
  copydesk rules             list the rules
  copydesk explain RULE      print the page of a rule
  copydesk lsp               serve an editor by the Language Server Protocol, on standard input and output

A PATH is a file, a folder (its posts, else every .md) or a glob; - reads standard input.
Without a PATH it is the current folder. What .copydeskignore names, and what _config.yml excludes, is not looked for.

Options of check
  --fix[=safe|all]      fix what can be fixed; "all" also what should be looked at afterwards
  --fix-dry-run         report what --fix would leave, and write nothing
  --fail-on SEVERITY    exit with 1 from this severity on: error, warning, info or never (error)
  --max-findings N      exit with 1 also for more than N findings
  --quiet               report only what makes the run fail
  --rule ID=SEVERITY    set a rule or group to error, warning, info, hint, on or off; may be given again
  --changed[=COMMIT]    only posts that have changed since a commit (HEAD), and new ones
  --write-baseline FILE write what is found to a file, so that --baseline forgives it
  --baseline FILE       report only what is not in that file
  --cache[=FILE]        keep what was found in a file (.copydeskcache), and check only what has changed
  --shard I/N           only every Nth post, from the Ith on, where N machines share the work
  --threads N           check in so many threads
  --newsroom            know all posts of the site also where single files are checked
Options of check and links
  --format NAME[=FILE]  how to report: text, json, sarif, github, junit or markdown (text); to a file; may be given again
Options of links
  --lychee FILE         report the links that lychee (--format json) found broken
Options of render
  --layout              print the whole page: the body within the layouts of its site and theme
  --out DIR             write a file NAME.html for each post
Options of tidy
  --list                say what came with the page, and write nothing
Options of init
  --write               write them to .copydesk.json, unless there is one
Options of lsp
  --stdio               standard input and output; there is no other way
Options of all that take a PATH
  --config FILE         settings, instead of the nearest .copydesk.json
  --site DIR            the site's root, instead of the nearest folder with a _config.yml
  --stdin-path NAME     the path that standard input is taken to have
  --help, --version

Exit code: 0 nothing at or above --fail-on; 1 something; 2 bad usage, no post at a named PATH, or a file that cannot be
read or written (the others are done all the same); 130 interrupted (every file is whole).
`;

/** What is said behind a command line that is not understood. */
export const HINT = 'Try: copydesk --help\n';
