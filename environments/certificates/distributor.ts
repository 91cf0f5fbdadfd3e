/** The function that distributes a certificate, as accounts with copies know it. */
export interface Distributor {
  readonly accountId: string;
  /** Of the certificate and the function. */
  readonly region: string;
  /** Of the function; also of the role in each account, and the value of the copies' tag. */
  readonly name: string;
}
