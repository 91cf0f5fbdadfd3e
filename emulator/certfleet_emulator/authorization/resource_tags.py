"""Tags of what stands, for conditions on them."""

from moto.acm.models import acm_backends
from moto.acmpca.models import acmpca_backends
from moto.ec2.models import ec2_backends
from moto.iam.models import iam_backends
from moto.kms.models import kms_backends


def tags_of(resource: str) -> dict[str, str]:
    """None where nothing stands there, or where no condition asks for the tags of such a resource."""
    if not resource.startswith("arn:"):
        return {}
    _, partition, service, region, account_id, _ = resource.split(":", 5)
    finder = _FINDERS.get(service)
    return finder(account_id, region or partition, resource) if finder else {}


def _certificate_tags(account_id: str, region: str, arn: str) -> dict[str, str]:
    certificate = acm_backends[account_id][region]._certificates.get(arn)
    return {key: value or "" for key, value in certificate.tags.items()} if certificate else {}


def _role_tags(account_id: str, partition: str, arn: str) -> dict[str, str]:
    for role in iam_backends[account_id][partition].get_roles():
        if role.arn == arn:
            return {tag["Key"]: tag["Value"] for tag in role.tags.values()} if isinstance(role.tags, dict) else {}
    return {}


def _authority_tags(account_id: str, region: str, arn: str) -> dict[str, str]:
    tags: dict[str, str] = acmpca_backends[account_id][region].tagger.get_tag_dict_for_resource(arn)
    return tags


def _tags_by_id(account_id: str, region: str, arn: str) -> dict[str, str]:
    """EC2's; a default dictionary would remember what it is asked for."""
    tags: dict[str, str] = ec2_backends[account_id][region].tags.get(arn.rpartition("/")[2], {})
    return tags


def _key_tags(account_id: str, region: str, arn: str) -> dict[str, str]:
    tags: dict[str, str] = kms_backends[account_id][region].tagger.get_tag_dict_for_resource(arn.rpartition("/")[2])
    return tags


_FINDERS = {
    "acm": _certificate_tags,
    "acm-pca": _authority_tags,
    "ec2": _tags_by_id,
    "iam": _role_tags,
    "kms": _key_tags,
}
