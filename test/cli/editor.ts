import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

/** A message of the Language Server Protocol, as far as tests look at it. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  // What is in it is what the test expects there.
  readonly params?: ReturnType<typeof JSON.parse>;
  readonly result?: ReturnType<typeof JSON.parse>;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A made-up editor at the other end of `copydesk lsp`: it frames messages itself, byte by byte as they come. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #received: Message[] = [];
  readonly #waiting = new Set<() => void>();
  #unread = Buffer.alloc(0);
  #lastId = 0;
  /** What the server has printed besides: it should be nothing. */
  errors = '';

  constructor(program: string, folder: string) {
    this.#server = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: folder });
    this.#server.stdout.on('data', (bytes: Buffer) => this.#read(bytes));
    this.#server.stderr.on('data', (bytes: Buffer) => {
      this.errors += bytes.toString();
    });
  }

  /** Says hello, as an editor with these skills. */
  async open(capabilities: object): Promise<Message['result']> {
    const { result } = await this.ask('initialize', { processId: null, rootUri: null, capabilities });
    this.tell('initialized', {});
    return result;
  }

  tell(method: string, params: object): void {
    this.#send({ method, params });
  }

  async ask(method: string, params: object | undefined): Promise<Message> {
    const id = ++this.#lastId;
    this.#send({ id, method, params });
    return this.#next(message => message.id === id && message.method === undefined);
  }

  /** Opens a file with a text; returns its URI. */
  show(file: string, text: string): string {
    const uri = pathToFileURL(file).href;
    this.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    return uri;
  }

  /** The diagnostics of a version of a document, each as `line:character-line:character rule`. */
  async diagnosed(uri: string, version: number): Promise<readonly Message['params'][]> {
    const isIt = ({ method, params }: Message): boolean =>
      method === 'textDocument/publishDiagnostics' && params.uri === uri && params.version === version;
    return (await this.#next(isIt)).params.diagnostics;
  }

  /** How many times diagnostics have come so far. */
  get published(): number {
    return this.#received.filter(({ method }) => method === 'textDocument/publishDiagnostics').length;
  }

  /** Ends the session as the protocol has it; returns the exit code. */
  async close(): Promise<number> {
    await this.ask('shutdown', undefined);
    const exit = once(this.#server, 'exit');
    this.tell('exit', {});
    return (await exit)[0];
  }

  /** Is gone without a word; returns the exit code. */
  async vanish(): Promise<number> {
    const exit = once(this.#server, 'exit');
    this.#server.stdin.end();
    return (await exit)[0];
  }

  kill(): void {
    this.#server.kill('SIGKILL');
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#server.stdin.write(body);
  }

  #read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const end = this.#unread.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.#unread.subarray(0, end).toString())?.[1]);
      if (this.#unread.length < end + 4 + length) return;
      this.#received.push(JSON.parse(this.#unread.subarray(end + 4, end + 4 + length).toString()));
      this.#unread = this.#unread.subarray(end + 4 + length);
      for (const look of this.#waiting) look();
    }
  }

  /** The first message of a kind, once it has come. What never comes ends in mocha's timeout. */
  #next(isIt: (message: Message) => boolean): Promise<Message> {
    return new Promise(resolve => {
      const look = (): void => {
        const found = this.#received.find(isIt);
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
