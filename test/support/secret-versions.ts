/** A version of a secret. */
export interface SecretVersion {
  readonly text: string;
  readonly stages: readonly string[];
}

/** A secret of Secrets Manager, as DescribeSecret and PutSecretValue know it. */
export class SecretVersions {
  /** By their ids. */
  public readonly versions = new Map<string, SecretVersion>();
  public kmsKeyId = 'arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-4000-8000-000000000001';
  /** Whether nobody may do anything with it. */
  public isClosed = false;
  /** How often a value was sent. */
  public puts = 0;

  public answer(action: string, body: string): { code?: number; text: string } {
    if (this.isClosed) return { code: 400, text: JSON.stringify({ __type: 'AccessDeniedException' }) };
    if (action === 'DescribeSecret') return { text: JSON.stringify(this.described()) };
    if (action !== 'PutSecretValue') return { code: 400, text: JSON.stringify({ __type: 'AccessDenied' }) };
    const { ClientRequestToken: id, SecretString: text } = JSON.parse(body) as Record<string, string>;
    this.puts += 1;
    const there = this.versions.get(id!);
    if (there !== undefined && there.text !== text)
      return { code: 400, text: JSON.stringify({ __type: 'ResourceExistsException' }) };
    if (there === undefined) this.put(id!, text!);
    return { text: JSON.stringify({ VersionId: id, VersionStages: this.versions.get(id!)!.stages }) };
  }

  /** Id of the version that is current. */
  public get current(): string | undefined {
    return [...this.versions].find(([, { stages }]) => stages.includes('AWSCURRENT'))?.[0];
  }

  /** Makes a version that is there the current one. */
  public move(id: string): void {
    this.put(id, this.versions.get(id)!.text);
  }

  /** Text of the version of a stage. */
  public at(stage: string): string | undefined {
    return [...this.versions.values()].find(({ stages }) => stages.includes(stage))?.text;
  }

  /** Makes a version the current one. */
  public put(id: string, text: string): void {
    for (const [each, version] of this.versions) {
      const stages = version.stages.includes('AWSCURRENT') ? ['AWSPREVIOUS'] : [];
      this.versions.set(each, { ...version, stages });
    }
    this.versions.set(id, { text, stages: ['AWSCURRENT'] });
  }

  private described(): object {
    const staged = [...this.versions].filter(([, { stages }]) => stages.length > 0);
    return {
      KmsKeyId: this.kmsKeyId,
      VersionIdsToStages: Object.fromEntries(staged.map(([id, { stages }]) => [id, stages])),
    };
  }
}
