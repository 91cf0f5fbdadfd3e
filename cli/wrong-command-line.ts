/** A command line that no command takes, found out only by reading files: exit code 2. */
export class WrongCommandLine extends Error {}
