const number = new Intl.NumberFormat("en");

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function readable(value: number): string {
  return number.format(Math.round(value));
}

/** Says how far a long piece of work is, every tenth of it. */
export class Progress {
  private said = 0;

  constructor(
    private readonly what: string,
    private readonly total: number,
  ) {}

  reached(done: number): void {
    const tenths = Math.floor((done * 10) / this.total);
    if (tenths <= this.said) return;
    this.said = tenths;
    say(`  ${this.what}: ${readable(done)} of ${readable(this.total)}`);
  }
}
