/** A place in a file of the repository. */
export interface Place {
  readonly file: string;
  /** Counted from 1. @default - the file as a whole */
  readonly line?: number;
}

/** GitHub's command that puts a message beside a line of a file (GitHub Docs, workflow commands). */
export function githubAnnotation(
  level: 'error' | 'warning' | 'notice',
  title: string,
  message: string,
  place?: Place,
): string {
  const properties = {
    file: place?.file,
    line: place?.line,
    title,
  };
  const text = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${level} ${text}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
