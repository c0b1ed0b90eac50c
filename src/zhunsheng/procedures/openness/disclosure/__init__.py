"""政府信息公开: what the Disclosure Rules order of an organ as a whole."""
