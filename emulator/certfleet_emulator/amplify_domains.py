"""The domains of Amplify apps."""

from collections.abc import Iterator
from typing import Any

Key = tuple[str, str, str, str]
"""Account, Region, app and domain name. Apps are whatever is named."""

DOMAINS: dict[Key, dict[str, Any]] = {}


def certificates_of_domains(account_id: str) -> Iterator[tuple[str, str]]:
    """ARN of each domain of an account, and of its certificate."""
    for (owner, *_), domain in list(DOMAINS.items()):
        if owner == account_id:
            yield domain["domainAssociationArn"], domain["certificate"].get("customCertificateArn", "")


def new_domain(key: Key) -> dict[str, Any]:
    account_id, region, app, name = key
    return {
        "domainAssociationArn": f"arn:aws:amplify:{region}:{account_id}:apps/{app}/domains/{name}",
        "domainName": name,
        "enableAutoSubDomain": False,
        "domainStatus": "AVAILABLE",
        "statusReason": "",
        "certificate": {"type": "AMPLIFY_MANAGED"},
        "subDomains": [],
    }


def changes(key: Key, body: dict[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if "certificateSettings" in body:
        changed["certificate"] = body["certificateSettings"]
    if "subDomainSettings" in body:
        changed["subDomains"] = [
            {
                "subDomainSetting": setting,
                "verified": True,
                "dnsRecord": f"{setting.get('prefix', '')} CNAME d{key[2]}.cloudfront.net",
            }
            for setting in body["subDomainSettings"]
        ]
    if "enableAutoSubDomain" in body:
        changed["enableAutoSubDomain"] = body["enableAutoSubDomain"]
    return changed
