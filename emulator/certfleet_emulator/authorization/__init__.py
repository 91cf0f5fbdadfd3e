"""IAM, enforced: every call of a role is judged before it is answered."""
