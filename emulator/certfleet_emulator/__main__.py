"""Run the emulated AWS on loopback until standard input closes or a signal arrives."""

import argparse
import json
import logging
import signal
import sys
from pathlib import Path
from threading import Event, Thread

from moto.server import DomainDispatcherApplication, create_backend_app

from . import (
    acm,
    acm_pca,
    acme,
    apigateway,
    apigatewayv2,
    appsync,
    bus,
    clock,
    cloudfront,
    cloudwatch,
    cognito,
    customer_keys,
    elb,
    elasticbeanstalk,
    ecs,
    elbv2,
    enclaves,
    endpoint_services,
    events,
    function_requests,
    functions,
    iam,
    iot,
    journal,
    organizations,
    queue_readers,
    ram,
    route53,
    s3,
    secretsmanager,
    sqs,
    stack_sets,
    transfer,
    vpclattice,
)
from .acm_renewal import renew_eligible
from .amplify import Amplify
from .authorization import caller
from .authorization.deliveries import Deliveries
from .authorization.guard import Guard
from .authorization.judge import Judge
from .authorization.judging import Judging
from .authorization.roles import bound, stand
from .bus import let_happen, pass_schedules
from .edge import Edge
from .event_rule import judged_by
from .existing import seed, seed_state_bucket
from .functions import Invocations, lead_to
from .globalaccelerator import GlobalAccelerator
from .late_records import let_records_be_late
from .names import look_up
from .organization import Organization
from .outside_issuer import keep_renewed, renew_sources
from .own_requests import OwnRequests
from .passing_time import move_clock
from .serving import Application, OneAtATime, serve
from .trail import Trail

_SERVICES = (
    clock,
    acm_pca,
    acm,
    acme,
    elb,
    elbv2,
    elasticbeanstalk,
    apigateway,
    apigatewayv2,
    appsync,
    bus,
    cloudfront,
    cloudwatch,
    cognito,
    ecs,
    enclaves,
    endpoint_services,
    events,
    function_requests,
    functions,
    iam,
    iot,
    queue_readers,
    route53,
    s3,
    secretsmanager,
    sqs,
    transfer,
    vpclattice,
)

_DEEDS = {
    "clock": move_clock,
    "schedules": pass_schedules,
    "renewals": renew_sources,
    "certificate-renewals": renew_eligible,
    "roles": stand,
    "late-records": let_records_be_late,
    "organizational-units": stack_sets.move_account,
    "names": look_up,
    "events": let_happen,
}
"""What may be asked of the emulator itself."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="certfleet_emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--organization", type=Path, required=True, help="JSON file of the accounts")
    parser.add_argument("--journal", type=Path, help="file for what changes, a line of JSON each")
    parser.add_argument("--node", default="node", help="Node that runs functions")
    parser.add_argument("--resolver", default="", help="DNS resolver that functions ask; without it the system's")
    parser.add_argument("--judge", type=json.loads, help="command that judges IAM's policies; without it roles may do all")
    arguments = parser.parse_args()
    journal.keep(arguments.journal)
    organization = Organization.read(arguments.organization)

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    for service in _SERVICES:
        service.install()
    ram.install(organization)
    organizations.install(organization)
    stack_sets.install(organization)

    application: Application = Edge(GlobalAccelerator(Amplify(DomainDispatcherApplication(create_backend_app))))
    if arguments.judge:
        caller.install()
        judging = Judging(organization, Judge(arguments.judge))
        application = Guard(application, judging)
        judged_by(Deliveries(judging).refuse)
    application = Invocations(OneAtATime(OwnRequests(Trail(application), _DEEDS)))
    server = serve(arguments.port, application)
    Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"http://{server.host}:{server.server_port}"
    lead_to(endpoint, arguments.node, arguments.resolver)
    for existing in organization.existing:
        seed(endpoint, existing)
    for source in organization.sources:
        keep_renewed(source)
    customer_keys.stand(organization.keys)
    if organization.state_bucket:
        seed_state_bucket(endpoint, organization.state_bucket)
    bound(organization.boundaries)
    stand(organization.roles)

    print(json.dumps({"endpoint": endpoint}), flush=True)
    sys.stdout = sys.stderr  # moto prints remarks; the ready line stays the only output
    _wait_for_end()


def _wait_for_end() -> None:
    ended = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())

    def wait_for_parent() -> None:
        sys.stdin.buffer.read()
        ended.set()

    Thread(target=wait_for_parent, daemon=True).start()
    ended.wait()


if __name__ == "__main__":
    main()
