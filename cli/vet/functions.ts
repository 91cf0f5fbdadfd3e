/**
 * Functions of Terraform whose value comes from their arguments alone (Terraform documentation, "Functions").
 *
 * Left out: those that read files of the machine that plans, where credentials are (`file`, `templatefile`, …), that
 * evaluate text (`templatestring`), and that show secrets (`nonsensitive`).
 */
const FUNCTIONS = new Set(
  `abs ceil floor log max min parseint pow signum
  chomp endswith format formatlist indent join lower regex regexall replace split startswith strcontains strrev substr
  title trim trimprefix trimspace trimsuffix upper
  alltrue anytrue chunklist coalesce coalescelist compact concat contains distinct element flatten index keys length
  list lookup map matchkeys merge one range reverse setintersection setproduct setsubtract setunion slice sort sum
  transpose values zipmap
  base64decode base64encode csvdecode jsondecode jsonencode urlencode yamldecode yamlencode
  formatdate timeadd timecmp
  base64sha256 base64sha512 md5 sha1 sha256 sha512 uuidv5
  cidrhost cidrnetmask cidrsubnet cidrsubnets
  can ephemeralasnull issensitive sensitive tobool tolist tomap tonumber toset tostring try type
  if in`.split(/\s+/),
);

/** A name and what makes it a call; spaces and comments may stand between (HCL Native Syntax Specification). */
const CALL = /([\p{ID_Start}_][\p{ID_Continue}:-]*)(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|(?:#|\/\/)[^\n]*\n)*\(/gu;

/** Names of functions that a string calls and no stack may; a string without `${` and `%{` is only text. */
export function forbiddenFunctions(text: string): string[] {
  if (!isTemplate(text)) return [];
  return [...text.matchAll(CALL)].flatMap(([, name]) =>
    name === undefined || FUNCTIONS.has(name) ? [] : [name],
  );
}

/** Whether Terraform evaluates a string of Terraform JSON. */
export function isTemplate(text: string): boolean {
  return /[$%]\{/.test(text);
}
