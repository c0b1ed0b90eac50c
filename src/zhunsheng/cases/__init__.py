"""Cases: where procedure meets record. `taking.take` is the one writer."""
