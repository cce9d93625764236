const watchdog = `
exports.start = () => {};
exports.exit = code => process.exit(code || 0);
`;

const ripgrep = `
exports.rgPath = require('@vscode/ripgrep-universal').rgPath;
`;

const deviceId = `
exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';
`;

/** The server's log files, written by Node instead of by C++. */
const spdlog = `
const fs = require('node:fs');
const path = require('node:path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(type, name, file) {
    this.file = file;
    this.level = 2;
    this.isPlain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) return;
    const line = this.isPlain ? message : new Date().toISOString() + ' [' + names[level] + '] ' + message + '\\n';
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The profile is removed while the server ends: nobody reads this line any more.
    }
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.isPlain = true; }
  setPattern() {}
  flush() {}
  drop() {}
}
const createLogger = async (name, file) => new Logger('rotating', name, file);
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = createLogger;
`;

/** What the extension for Git copies files with. */
const copyFile = `
exports.cp = (from, to, options) => require('node:fs').promises.cp(from, to, options);
exports.isCloneSupported = async () => false;
`;

/** Packages whose compiled parts would have to be built or fetched, by what is enough of them: name to CommonJS. */
export const nativeStubs: Readonly<Record<string, string>> = {
  '@vscode/native-watchdog': watchdog,
  '@vscode/ripgrep': ripgrep,
  '@vscode/deviceid': deviceId,
  '@vscode/spdlog': spdlog,
  '@vscode/fs-copyfile': copyFile,
};
