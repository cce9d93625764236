/** Whether a name fits a pattern in which `*` stands for any characters and `?` for one, as in Ruby's `File.fnmatch`. */
export function fitsWildcard(pattern: string, name: string): boolean {
  let [at, next] = [0, 0];
  /** Where to go on behind the last `*`, if what follows it does not fit here. */
  let [star, retry] = [-1, 0];
  while (at < name.length) {
    if (pattern[next] === '*') {
      star = next++;
      retry = at;
    } else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === name[at])) {
      at++;
      next++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++retry;
    } else return false;
  }
  while (pattern[next] === '*') next++;
  return next === pattern.length;
}
