"""What other teams already own in the emulated accounts before certfleet deploys anything."""

import json
from functools import cached_property
from typing import Any
from uuid import uuid4

import boto3
from botocore.config import Config
import moto.cognitoidp.models
import moto.elbv2.models
from moto.ec2.models import instances, security_groups, subnets

from .hooks import answering

_NETWORK = "10.0.0.0/16"
_SUBNETS = ("10.0.0.0/24", "10.0.1.0/24")
_TARGET_PROTOCOL = {"application": "HTTP", "network": "TCP"}
_ARN_TYPE = {"application": "app", "network": "net"}
_ENDPOINT_TYPE = {"REST API": "REGIONAL", "private REST API": "PRIVATE"}
_API_PROTOCOL = {"HTTP API": "HTTP", "WebSocket API": "WEBSOCKET"}
_STAGE = "live"


def seed(endpoint: str, existing: dict[str, Any]) -> None:
    """Create one account's things in one Region through the public API."""
    account = _Account(endpoint, existing["accountId"], existing["region"])
    # Two that look for one thing find the same.
    for thing in {(each["what"], each["name"]): each for each in existing["things"]}.values():
        _MAKERS[thing["what"]](account, thing)


def seed_state_bucket(endpoint: str, bucket: dict[str, Any]) -> None:
    """Create the bucket of Terraform's states; its policy lets every account in, as far as its own roles go."""
    s3 = _Account(endpoint, bucket["accountId"], bucket["region"]).client("s3")
    name = bucket["name"]
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": bucket["region"]})
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
        "Resource": [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"],
    }
    s3.put_bucket_policy(
        Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    )


class _Account:
    """An emulated account, reached the way a deployment reaches it: by assuming a role."""

    def __init__(self, endpoint: str, account_id: str, region: str):
        self._endpoint = endpoint
        self._account_id = account_id
        self.region = region
        self.subnet_ids: list[str] = []
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
        path_style = Config(s3={"addressing_style": "path"})
        return self._session.client(service, endpoint_url=self._endpoint, config=path_style)

    def load_balancer_arn(self, name: str, kind: str) -> str:
        """The ARN says the type, which moto's does not."""
        balancer = f"{_ARN_TYPE[kind]}/{name}/{uuid4().hex[:16]}"
        return f"arn:aws:elasticloadbalancing:{self.region}:{self._account_id}:loadbalancer/{balancer}"

    @cached_property
    def network(self) -> tuple[str, list[str]]:
        """A VPC with a subnet in each of two Availability Zones."""
        ec2 = self.client("ec2")
        vpc_id = ec2.create_vpc(CidrBlock=_NETWORK)["Vpc"]["VpcId"]
        subnet_ids = [
            ec2.create_subnet(VpcId=vpc_id, CidrBlock=block, AvailabilityZone=f"{self.region}{zone}")[
                "Subnet"
            ]["SubnetId"]
            for block, zone in zip(_SUBNETS, "ab")
        ]
        return vpc_id, subnet_ids


def _create_load_balancer(account: _Account, thing: dict[str, str]) -> None:
    _, subnet_ids = account.network
    arn = thing.get("arn") or account.load_balancer_arn(thing["name"], thing["type"])
    with answering(moto.elbv2.models, "make_arn_for_load_balancer", arn):
        account.client("elbv2").create_load_balancer(
            Name=thing["name"], Type=thing["type"], Subnets=subnet_ids
        )


def _create_target_group(account: _Account, thing: dict[str, str]) -> None:
    vpc_id, _ = account.network
    with answering(moto.elbv2.models, "make_arn_for_target_group", thing.get("arn")):
        account.client("elbv2").create_target_group(
            Name=thing["name"], Protocol=_TARGET_PROTOCOL[thing["type"]], Port=80, VpcId=vpc_id
        )


def _create_subnet(account: _Account, thing: dict[str, str]) -> None:
    """Each in a part of the network of its own, and in the Availability Zones by turns."""
    vpc_id, _ = account.network
    made = len(account.subnet_ids)
    with answering(subnets, "random_subnet_id", thing["name"]):
        account.client("ec2").create_subnet(
            VpcId=vpc_id,
            CidrBlock=f"10.0.{len(_SUBNETS) + made}.0/24",
            AvailabilityZone=f"{account.region}{'ab'[made % 2]}",
        )
    account.subnet_ids.append(thing["name"])


def _create_security_group(account: _Account, thing: dict[str, str]) -> None:
    vpc_id, _ = account.network
    with answering(security_groups, "random_security_group_id", thing["name"]):
        account.client("ec2").create_security_group(
            GroupName=thing["name"], Description=thing["name"], VpcId=vpc_id
        )


def _create_instance(account: _Account, thing: dict[str, str]) -> None:
    _, subnet_ids = account.network
    with answering(instances, "random_instance_id", thing["name"]):
        account.client("ec2").run_instances(
            ImageId="ami-12c6146b", MinCount=1, MaxCount=1, SubnetId=subnet_ids[0]
        )


def _create_rest_api(account: _Account, thing: dict[str, str]) -> None:
    """A REST API with one mocked method, deployed, so that a path can be mapped to its stage."""
    gateway = account.client("apigateway")
    api_id = gateway.create_rest_api(
        name=thing["name"], endpointConfiguration={"types": [_ENDPOINT_TYPE[thing["what"]]]}
    )["id"]
    root_id = gateway.get_resources(restApiId=api_id)["items"][0]["id"]
    method = {"restApiId": api_id, "resourceId": root_id, "httpMethod": "GET"}
    gateway.put_method(**method, authorizationType="NONE")
    gateway.put_integration(**method, type="MOCK")
    gateway.create_deployment(restApiId=api_id, stageName=_STAGE)


def _create_lattice_target_group(account: _Account, thing: dict[str, str]) -> None:
    vpc_id, _ = account.network
    config = {"port": 80, "protocol": "HTTP", "vpcIdentifier": vpc_id}
    account.client("vpc-lattice").create_target_group(name=thing["name"], type="INSTANCE", config=config)


def _create_service_network(account: _Account, thing: dict[str, str]) -> None:
    account.client("vpc-lattice").create_service_network(name=thing["name"].split("/")[-1])


def _create_private_namespace(account: _Account, thing: dict[str, str]) -> None:
    vpc_id, _ = account.network
    account.client("servicediscovery").create_private_dns_namespace(Name=thing["name"], Vpc=vpc_id)


def _create_public_namespace(account: _Account, thing: dict[str, str]) -> None:
    account.client("servicediscovery").create_public_dns_namespace(Name=thing["name"])


def _create_http_api(account: _Account, thing: dict[str, str]) -> None:
    """An API with a stage and no route, as a mapping asks for none."""
    gateway = account.client("apigatewayv2")
    api_id = gateway.create_api(Name=thing["name"], ProtocolType=_API_PROTOCOL[thing["what"]])["ApiId"]
    gateway.create_stage(ApiId=api_id, StageName=_STAGE)


def _create_beanstalk_application(account: _Account, thing: dict[str, str]) -> None:
    account.client("elasticbeanstalk").create_application(ApplicationName=thing["name"])


def _create_user_pool(account: _Account, thing: dict[str, str]) -> None:
    with answering(moto.cognitoidp.models, "generate_id", thing["name"].split("_")[1]):
        account.client("cognito-idp").create_user_pool(PoolName=thing["name"])


def _create_opensearch_domain(account: _Account, thing: dict[str, str]) -> None:
    account.client("opensearch").create_domain(DomainName=thing["name"])


_MAKERS = {
    "load balancer": _create_load_balancer,
    "target group": _create_target_group,
    "subnet": _create_subnet,
    "security group": _create_security_group,
    "instance": _create_instance,
    "REST API": _create_rest_api,
    "Lattice target group": _create_lattice_target_group,
    "service network": _create_service_network,
    "private namespace": _create_private_namespace,
    "public namespace": _create_public_namespace,
    "private REST API": _create_rest_api,
    "HTTP API": _create_http_api,
    "WebSocket API": _create_http_api,
    "OpenSearch domain": _create_opensearch_domain,
    "user pool": _create_user_pool,
    "Elastic Beanstalk application": _create_beanstalk_application,
}
"""How each kind of thing that a consumer looks up is made."""
