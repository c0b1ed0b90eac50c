"""Zhunsheng 准绳: facts are the ground, the law is the plumb line."""
