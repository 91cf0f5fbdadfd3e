"""How AWS says that something is not allowed, in the form that the caller's SDK reads."""

import json
from xml.sax.saxutils import escape

from werkzeug.wrappers import Request, Response

from .call import signed_for

_XML_ERROR = "<Error><Code>{code}</Code><Message>{message}</Message></Error>"


def denial(request: Request, message: str) -> Response:
    if "X-Amz-Target" in request.headers or request.content_type == "application/json":
        return _json(message)
    service = signed_for(request)
    if service in _JSON_SERVICES:
        return _json(message)
    # SNS has its own word (Amazon SNS API Reference, Publish).
    code = "AuthorizationError" if service == "sns" else "AccessDenied"
    error = _XML_ERROR.format(code=code, message=escape(message))
    if service == "ec2":
        unauthorized = error.replace("AccessDenied<", "UnauthorizedOperation<")
        return _xml(f"<Response><Errors>{unauthorized}</Errors></Response>")
    return _xml(error if service == "s3" else f"<ErrorResponse>{error}<RequestId>0</RequestId></ErrorResponse>")


# Services whose REST requests may come without a body.
_JSON_SERVICES = {"apigateway", "amplify", "appsync", "iot", "lambda", "ram", "vpc-lattice"}


def _json(message: str) -> Response:
    body = json.dumps({"__type": "AccessDeniedException", "message": message, "Message": message})
    headers = {"x-amzn-ErrorType": "AccessDeniedException"}
    return Response(body, 403, headers, content_type="application/x-amz-json-1.1")


def _xml(body: str) -> Response:
    return Response(body, 403, content_type="text/xml")
