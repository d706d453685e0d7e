"""The walk over one portal, without a network: what is asked next, what is kept, what is told."""
