"""The annual report on the desk: begun, written chapter by chapter, checked, frozen, signed, published, corrected."""
