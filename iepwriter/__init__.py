"""iepwriter: offline letters to an IEP team, in the parent's own words."""

__version__ = "0.1.0"
