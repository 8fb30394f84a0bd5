import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Attributes, properties and elements whose text a person reads or hears. */
const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "buttonLabel",
  "description",
  "detail",
  "error",
  "heading",
  "hint",
  "label",
  "message",
  "nothingFoundMessage",
  "placeholder",
  "text",
  "title",
]);

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** What an expression may come out as, as far as it is written there: `a ? "Yes" : name` may be "Yes". */
function writtenIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  }
  if (ts.isConditionalExpression(node)) return [...writtenIn(node.whenTrue), ...writtenIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const joins = [
      ts.SyntaxKind.PlusToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
      ts.SyntaxKind.AmpersandAmpersandToken,
    ];
    return joins.includes(node.operatorToken.kind) ? [...writtenIn(node.left), ...writtenIn(node.right)] : [];
  }
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) {
    return node.expression === undefined ? [] : writtenIn(node.expression);
  }
  return [];
}

function spokenBy(node: ts.Node): string[] {
  if (ts.isJsxText(node)) return [node.text];
  if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
    return writtenIn(node);
  }
  if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined) {
    return writtenIn(node.initializer);
  }
  if (ts.isPropertyAssignment(node)) {
    const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : "";
    if (name === "buttons" && ts.isArrayLiteralExpression(node.initializer)) {
      return node.initializer.elements.flatMap(writtenIn);
    }
    return SPOKEN.has(name) ? writtenIn(node.initializer) : [];
  }
  return [];
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}

export function parsed(fileName: string, source: string): ts.SourceFile {
  const kind = fileName.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, kind);
}

export interface Source {
  /** With slashes, below the folder that was asked for. */
  readonly path: string;
  readonly file: ts.SourceFile;
}

/** Every source file in a folder and below, but for those in `except`, which names subfolders. */
export function sourcesIn(folder: string, except: readonly string[]): Source[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !except.some((left) => path.startsWith(`${left}/`)))
    .sort()
    .map((path) => ({ path, file: parsed(path, readFileSync(join(folder, path), "utf8")) }));
}

/** Texts for people that are written in the source itself instead of in a catalogue. */
export function textsWrittenIn(file: ts.SourceFile): string[] {
  const found: string[] = [];
  visit(file, (node) => found.push(...spokenBy(node).filter(hasLetters)));
  return found.map((text) => text.trim());
}

/** Whether the words are read while the module loads, where a switch of the language cannot reach them. */
export function readsWordsWhileLoading(file: ts.SourceFile): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && ["words", "sentenceFor"].includes(node.text)) found = true;
    node.forEachChild(look);
  };
  look(file);
  return found;
}
