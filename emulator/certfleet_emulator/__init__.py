"""An emulated AWS for certfleet: moto, plus the certificate behaviour of AWS that moto leaves out."""
