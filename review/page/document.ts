import { createHash } from 'node:crypto';
import { type SafeHtml, markup, trusted } from './escape';

/** A page that needs no network and no other file. */
export interface DocumentProps {
  readonly title: string;
  readonly styles: string;
  readonly script: string;
  readonly body: SafeHtml;
}

/** The page, which lets run and show what it was given here, by digest, and nothing else. */
export function documentText({ title, styles, script, body }: DocumentProps): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hash(styles)}'`,
    `script-src '${hash(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>${trusted(styles)}</style>
      </head>
      <body>
        ${body}
        <script>${trusted(script)}</script>
      </body>
    </html>
`;
  return page.text;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
