"""Trust stores of Application Load Balancers: copies of CA certificates, kept while a listener verifies by them."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from moto.core.responses import ActionResult, EmptyResult
from moto.elbv2.exceptions import ELBClientError
from moto.moto_api._internal import mock_random
from moto.s3.exceptions import S3ClientError
from moto.s3.models import s3_backends

from .trust_store_revocations import Revocation, TrustStoreRevocations, fetched, location

_QUOTA = 20
_CERTIFICATE_QUOTA = 25


@dataclass
class TrustStore:
    name: str
    trust_store_arn: str
    number_of_ca_certificates: int
    status: str = "ACTIVE"
    revocations: TrustStoreRevocations = field(init=False)

    def __post_init__(self) -> None:
        self.revocations = TrustStoreRevocations(self.trust_store_arn)

    @property
    def total_revoked_entries(self) -> int:
        return self.revocations.entries


class TrustStores:
    """The trust stores of one account in one Region, beside the load balancers of a backend of moto's."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)  # type: ignore[call-arg]
        self.trust_stores: dict[str, TrustStore] = {}

    def create_trust_store(self, request: dict[str, Any]) -> TrustStore:
        name = request["Name"]
        if any(store.name == name for store in self.trust_stores.values()):
            raise ELBClientError("DuplicateTrustStoreName", f"A trust store named '{name}' exists already")
        if len(self.trust_stores) >= _QUOTA:
            raise ELBClientError("TooManyTrustStores", f"The limit of {_QUOTA} trust stores is reached")
        arn = (
            f"arn:{self.partition}:elasticloadbalancing:{self.region_name}:{self.account_id}"  # type: ignore[attr-defined]
            f":truststore/{name}/{mock_random.get_random_hex(16)}"
        )
        store = TrustStore(name, arn, self._count_certificates(request))
        self.trust_stores[arn] = store
        self.tagging_service.tag_resource(arn, request.get("Tags"))  # type: ignore[attr-defined]
        return store

    def modify_trust_store(self, request: dict[str, Any]) -> TrustStore:
        store = self.trust_store(request["TrustStoreArn"])
        store.number_of_ca_certificates = self._count_certificates(request)
        return store

    def delete_trust_store(self, arn: str) -> None:
        if self.associations(arn):
            raise ELBClientError("TrustStoreInUse", f"Trust store '{arn}' is currently in use by a listener")
        del self.trust_stores[arn]

    def trust_store(self, arn: str) -> TrustStore:
        if arn not in self.trust_stores:
            raise ELBClientError("TrustStoreNotFound", f"Trust store '{arn}' not found")
        return self.trust_stores[arn]

    def associations(self, arn: str) -> list[str]:
        """ARNs of the listeners that verify by a trust store."""
        self.trust_store(arn)
        return [
            listener.arn
            for balancer in self.load_balancers.values()  # type: ignore[attr-defined]
            for listener in balancer.listeners.values()
            if (getattr(listener, "mutual_authentication", None) or {}).get("TrustStoreArn") == arn
        ]

    def add_revocations(self, arn: str, asked: list[dict[str, Any]]) -> list[Revocation]:
        store = self.trust_store(arn)
        return store.revocations.add([fetched(self.account_id, self.partition, each) for each in asked])  # type: ignore[attr-defined]

    def mutual_authentication(self, asked: dict[str, Any]) -> dict[str, Any]:
        """What a listener is to do about clients, as AWS answers it."""
        if asked["Mode"] != "verify":
            return {"Mode": asked["Mode"]}
        self.trust_store(asked.get("TrustStoreArn", ""))
        return {"IgnoreClientCertificateExpiry": False, "AdvertiseTrustStoreCaNames": "off", **asked}

    def _count_certificates(self, request: dict[str, Any]) -> int:
        """A bundle is PEM without blank lines (ALB User Guide, mutual authentication)."""
        bucket, key = request["CaCertificatesBundleS3Bucket"], request["CaCertificatesBundleS3Key"]
        version = request.get("CaCertificatesBundleS3ObjectVersion")
        try:
            content = s3_backends[self.account_id][self.partition].get_object(bucket, key, version)  # type: ignore[attr-defined]
        except S3ClientError:
            content = None
        if content is None:
            raise ELBClientError("CaCertificatesBundleNotFound", f"No bundle {key} in bucket {bucket}")
        text: bytes = content.value
        try:
            certificates = x509.load_pem_x509_certificates(text)
        except ValueError:
            certificates = []
        if not 0 < len(certificates) <= _CERTIFICATE_QUOTA or b"\n\n" in text:
            raise ELBClientError("InvalidCaCertificatesBundle", f"The bundle {key} in {bucket} is not valid")
        return len(certificates)


class TrustStoreActions:
    """The actions on trust stores."""

    elbv2_backend: Any
    _get_param: Any
    _get_params: Any
    uri: str

    def create_trust_store(self) -> ActionResult:
        return _trust_stores([self.elbv2_backend.create_trust_store(self._get_params())])

    def modify_trust_store(self) -> ActionResult:
        return _trust_stores([self.elbv2_backend.modify_trust_store(self._get_params())])

    def describe_trust_stores(self) -> ActionResult:
        arns = self._get_param("TrustStoreArns") or list(self.elbv2_backend.trust_stores)
        return _trust_stores([self.elbv2_backend.trust_store(arn) for arn in arns])

    def delete_trust_store(self) -> ActionResult:
        self.elbv2_backend.delete_trust_store(self._get_param("TrustStoreArn"))
        return EmptyResult()

    def describe_trust_store_associations(self) -> ActionResult:
        users = self.elbv2_backend.associations(self._get_param("TrustStoreArn"))
        return ActionResult({"TrustStoreAssociations": [{"ResourceArn": arn} for arn in users]})

    def add_trust_store_revocations(self) -> ActionResult:
        asked = self._get_param("RevocationContents") or []
        return _revocations(self.elbv2_backend.add_revocations(self._get_param("TrustStoreArn"), asked))

    def describe_trust_store_revocations(self) -> ActionResult:
        return _revocations(self._revocations.listed([int(each) for each in self._get_param("RevocationIds") or []]))

    def get_trust_store_revocation_content(self) -> ActionResult:
        revocation = self._revocations.one(int(self._get_param("RevocationId")))
        asked = urlsplit(self.uri)
        return ActionResult({"Location": location(f"http://{asked.netloc}", revocation)})

    def remove_trust_store_revocations(self) -> ActionResult:
        self._revocations.remove([int(each) for each in self._get_param("RevocationIds")])
        return EmptyResult()

    @property
    def _revocations(self) -> TrustStoreRevocations:
        return self.elbv2_backend.trust_store(self._get_param("TrustStoreArn")).revocations


def _revocations(revocations: list[Revocation]) -> ActionResult:
    return ActionResult({"TrustStoreRevocations": revocations})


def _trust_stores(stores: list[TrustStore]) -> ActionResult:
    return ActionResult({"TrustStores": stores})
