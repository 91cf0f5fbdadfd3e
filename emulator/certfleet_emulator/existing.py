"""What other teams already own in the emulated accounts before certfleet deploys anything."""

from typing import Any

import boto3

_NETWORK = "10.0.0.0/16"
_SUBNETS = ("10.0.0.0/24", "10.0.1.0/24")
_TARGET_PROTOCOL = {"application": "HTTP", "network": "TCP"}
_STAGE = "live"


def seed(endpoint: str, existing: dict[str, Any]) -> None:
    """Create one account's resources in one Region through the public API."""
    account = _Account(endpoint, existing["accountId"], existing["region"])
    if balancers := existing.get("loadBalancers"):
        account.create_load_balancers(balancers)
    for api in existing.get("restApis", ()):
        account.create_rest_api(api["name"])
    for zone in existing.get("hostedZones", ()):
        account.client("route53").create_hosted_zone(Name=zone["name"], CallerReference=zone["name"])


class _Account:
    """An emulated account, reached the way a deployment reaches it: by assuming a role."""

    def __init__(self, endpoint: str, account_id: str, region: str):
        self._endpoint = endpoint
        self._region = region
        self._session = boto3.Session("emulated", "emulated", region_name=region)
        credentials = self.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::{account_id}:role/existing", RoleSessionName="existing"
        )["Credentials"]
        self._session = boto3.Session(
            credentials["AccessKeyId"],
            credentials["SecretAccessKey"],
            credentials["SessionToken"],
            region_name=region,
        )

    def client(self, service: str) -> Any:
        return self._session.client(service, endpoint_url=self._endpoint)

    def create_load_balancers(self, balancers: list[dict[str, str]]) -> None:
        vpc_id, subnet_ids = self._create_network()
        elb = self.client("elbv2")
        for balancer in balancers:
            elb.create_load_balancer(Name=balancer["name"], Type=balancer["type"], Subnets=subnet_ids)
            elb.create_target_group(
                Name=balancer["name"],
                Protocol=_TARGET_PROTOCOL[balancer["type"]],
                Port=80,
                VpcId=vpc_id,
            )

    def create_rest_api(self, name: str) -> None:
        """A REST API with one mocked method, deployed, so that a path can be mapped to its stage."""
        gateway = self.client("apigateway")
        api_id = gateway.create_rest_api(name=name)["id"]
        root_id = gateway.get_resources(restApiId=api_id)["items"][0]["id"]
        method = {"restApiId": api_id, "resourceId": root_id, "httpMethod": "GET"}
        gateway.put_method(**method, authorizationType="NONE")
        gateway.put_integration(**method, type="MOCK")
        gateway.create_deployment(restApiId=api_id, stageName=_STAGE)

    def _create_network(self) -> tuple[str, list[str]]:
        ec2 = self.client("ec2")
        vpc_id = ec2.create_vpc(CidrBlock=_NETWORK)["Vpc"]["VpcId"]
        subnet_ids = [
            ec2.create_subnet(VpcId=vpc_id, CidrBlock=block, AvailabilityZone=f"{self._region}{zone}")[
                "Subnet"
            ]["SubnetId"]
            for block, zone in zip(_SUBNETS, "ab")
        ]
        return vpc_id, subnet_ids
