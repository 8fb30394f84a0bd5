import type { FullResult, Reporter, TestCase, TestResult, TestStep } from "@playwright/test/reporter";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Tells what happens while it happens: each step of the demo in a line. */
export default class StepPrinter implements Reporter {
  printsToStdio(): boolean {
    return true;
  }

  onStepBegin(_test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category === "test.step" && step.parent === undefined) say(`  ${step.title}`);
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const error of result.errors) say(`\n${error.message ?? "It failed."}\n`);
  }

  onEnd(result: FullResult): void {
    say(result.status === "passed" ? "\nThe demo is done." : "\nThe demo did not come to its end.");
  }
}
