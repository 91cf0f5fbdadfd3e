/** What AWS recommends and its console chooses for both types (ELB User Guides, security policies). */
export const DEFAULT_SSL_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';
