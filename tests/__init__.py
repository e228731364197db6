"""Tests of walletdesk; the folders mirror the package."""
