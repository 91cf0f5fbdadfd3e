"""Route 53, S3 and CloudFront."""

from ...s3 import find_bucket
from .needed import ANY, Parameters, Table, on_key

_ZONE = "arn:{partition}:route53:::hostedzone/{HostedZoneId}"
_ZONE_BY_ID = "arn:{partition}:route53:::hostedzone/{Id}"
_TAGGED_ZONE = "arn:{partition}:route53:::hostedzone/{ResourceId}"
_BUCKET = "arn:{partition}:s3:::{Bucket}"
_OBJECT = "arn:{partition}:s3:::{Bucket}/{Key}"
_DISTRIBUTION = "arn:{partition}:cloudfront::{account}:distribution/{Id}"
_NEW_DISTRIBUTION = "arn:{partition}:cloudfront::{account}:distribution/E00000000000000"


def _bucket(action: str) -> list[tuple[str, str]]:
    return [(action, _BUCKET)]


def _get_object(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """Its key decrypts it with the rights of whoever asks (Amazon S3 User Guide, SSE-KMS)."""
    bucket = find_bucket(parameters["Bucket"])
    key = bucket.keys.get(parameters["Key"]) if bucket else None
    return [("GetObject", _OBJECT), *on_key(key and key.kms_key_id, "Decrypt")]


def _put_object(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [("PutObject", _OBJECT), *on_key(parameters.get("SSEKMSKeyId"), "GenerateDataKey")]


def _delete_object(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [("DeleteObjectVersion" if parameters.get("VersionId") else "DeleteObject", _OBJECT)]


def _delete_objects(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """Each version by itself: the right to delete objects is none to delete versions."""
    return [
        ("DeleteObjectVersion" if each.get("VersionId") else "DeleteObject", f"{_BUCKET}/{each['Key']}")
        for each in parameters["Delete"]["Objects"]
    ]


TABLES = {
    "route53": Table(
        "route53",
        {
            "ChangeResourceRecordSets": _ZONE,
            "ChangeTagsForResource": _TAGGED_ZONE,
            "CreateHostedZone": ANY,
            "DeleteHostedZone": _ZONE_BY_ID,
            "GetChange": "arn:{partition}:route53:::change/{Id}",
            "GetHostedZone": _ZONE_BY_ID,
            "ListHostedZones": ANY,
            "ListHostedZonesByName": ANY,
            "ListResourceRecordSets": _ZONE,
            "ListTagsForResource": _TAGGED_ZONE,
            "UpdateHostedZoneComment": _ZONE_BY_ID,
        },
    ),
    "s3": Table(
        "s3",
        {
            "CreateBucket": _BUCKET,
            "DeleteBucket": _BUCKET,
            "DeleteBucketEncryption": _bucket("PutEncryptionConfiguration"),
            "DeleteBucketLifecycle": _bucket("PutLifecycleConfiguration"),
            "DeleteBucketOwnershipControls": _bucket("PutBucketOwnershipControls"),
            "DeleteBucketPolicy": _BUCKET,
            "DeleteObject": _delete_object,
            "DeleteObjects": _delete_objects,
            "DeletePublicAccessBlock": _bucket("PutBucketPublicAccessBlock"),
            "GetBucketAccelerateConfiguration": _bucket("GetAccelerateConfiguration"),
            "GetBucketAcl": _BUCKET,
            "GetBucketCors": _bucket("GetBucketCORS"),
            "GetBucketEncryption": _bucket("GetEncryptionConfiguration"),
            "GetBucketLifecycle": _bucket("GetLifecycleConfiguration"),
            "GetBucketLifecycleConfiguration": _bucket("GetLifecycleConfiguration"),
            "GetBucketLocation": _BUCKET,
            "GetBucketLogging": _BUCKET,
            "GetBucketOwnershipControls": _BUCKET,
            "GetBucketPolicy": _BUCKET,
            "GetBucketReplication": _bucket("GetReplicationConfiguration"),
            "GetBucketRequestPayment": _BUCKET,
            "GetBucketTagging": _BUCKET,
            "GetBucketVersioning": _BUCKET,
            "GetBucketWebsite": _BUCKET,
            "GetObject": _get_object,
            "GetObjectLockConfiguration": _bucket("GetBucketObjectLockConfiguration"),
            "GetObjectTagging": _OBJECT,
            "GetPublicAccessBlock": _bucket("GetBucketPublicAccessBlock"),
            "HeadBucket": _bucket("ListBucket"),
            "HeadObject": [("GetObject", _OBJECT)],
            "ListObjectVersions": _bucket("ListBucketVersions"),
            "ListObjects": _bucket("ListBucket"),
            "ListObjectsV2": _bucket("ListBucket"),
            "PutBucketAcl": _BUCKET,
            "PutBucketEncryption": _bucket("PutEncryptionConfiguration"),
            "PutBucketLifecycle": _bucket("PutLifecycleConfiguration"),
            "PutBucketLifecycleConfiguration": _bucket("PutLifecycleConfiguration"),
            "PutBucketOwnershipControls": _BUCKET,
            "PutBucketPolicy": _BUCKET,
            "PutBucketTagging": _BUCKET,
            "PutBucketVersioning": _BUCKET,
            "PutObject": _put_object,
            "PutObjectTagging": _OBJECT,
            "PutPublicAccessBlock": _bucket("PutBucketPublicAccessBlock"),
        },
    ),
    "cloudfront": Table(
        "cloudfront",
        {
            "CreateDistribution": ANY,
            "CreateDistributionWithTags": [
                ("CreateDistribution", ANY),
                ("TagResource", _NEW_DISTRIBUTION),
            ],
            "CreateOriginAccessControl": ANY,
            "DeleteDistribution": _DISTRIBUTION,
            "DeleteOriginAccessControl": (
                "arn:{partition}:cloudfront::{account}:origin-access-control/{Id}"
            ),
            "GetDistribution": _DISTRIBUTION,
            "GetOriginAccessControl": "arn:{partition}:cloudfront::{account}:origin-access-control/{Id}",
            "ListTagsForResource": "{Resource}",
            "TagResource": "{Resource}",
            "UntagResource": "{Resource}",
            "UpdateDistribution": _DISTRIBUTION,
        },
    ),
}
