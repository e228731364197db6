"""Instructions of the token programs, as wallets write them."""

import struct

from solders.instruction import AccountMeta, Instruction
from solders.keypair import Keypair
from solders.pubkey import Pubkey
from solders.system_program import CreateAccountParams, create_account

from tests.services.solana_rpc import Cluster

TOKEN = Pubkey.from_string("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
TOKEN_2022 = Pubkey.from_string("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb")
ACCOUNTS = Pubkey.from_string("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL")
SYSTEM = Pubkey.default()
MEMO = Pubkey.from_string("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr")
BUDGET = Pubkey.from_string("ComputeBudget111111111111111111111111111111")


def step(program: Pubkey, data: bytes, *accounts: Pubkey | Keypair) -> Instruction:
    """An instruction; a key pair signs, everything can be written."""
    metas = [
        AccountMeta(one.pubkey(), True, True) if isinstance(one, Keypair)
        else AccountMeta(one, False, True)
        for one in accounts
    ]  # fmt: skip
    return Instruction(program, data, metas)


def own(holder: Pubkey, mint: Pubkey, program: Pubkey = TOKEN) -> Pubkey:
    """The address of a wallet's own account for a token."""
    return Pubkey.find_program_address([bytes(holder), bytes(program), bytes(mint)], ACCOUNTS)[0]


def open_account(
    payer: Keypair, holder: Pubkey, mint: Pubkey, program: Pubkey = TOKEN
) -> Instruction:
    """Open it, whoever's it is."""
    account = own(holder, mint, program)
    return step(ACCOUNTS, b"\1", payer, account, holder, mint, SYSTEM, program)


def transfer(source: Pubkey, to: Pubkey, holder: Keypair, amount: int) -> Instruction:
    """Send tokens from one account to another."""
    return step(TOKEN, struct.pack("<BQ", 3, amount), source, to, holder)


def checked(
    source: Pubkey, mint: Pubkey, to: Pubkey, holder: Keypair, amount: int,
    program: Pubkey = TOKEN,
) -> Instruction:  # fmt: skip
    """The same, saying which token and with how many decimals."""
    return step(program, struct.pack("<BQB", 12, amount, 6), source, mint, to, holder)


def mint_to(mint: Pubkey, to: Pubkey, issuer: Keypair, amount: int) -> Instruction:
    """Make tokens."""
    return step(TOKEN, struct.pack("<BQ", 7, amount), mint, to, issuer)


def approve(source: Pubkey, delegate: Pubkey, holder: Keypair, amount: int) -> Instruction:
    """Let somebody else send tokens."""
    return step(TOKEN, struct.pack("<BQ", 4, amount), source, delegate, holder)


def give_away(account: Pubkey, holder: Keypair, to: Pubkey, right: int = 2) -> Instruction:
    """Give the right over an account to somebody else; 2: its owner, 3: who may close it."""
    return step(TOKEN, bytes((6, right, 1)) + bytes(to), account, holder)


def freeze(account: Pubkey, mint: Pubkey, issuer: Keypair) -> Instruction:
    """Freeze an account."""
    return step(TOKEN, b"\x0a", account, mint, issuer)


def new_token(
    cluster: Cluster, issuer: Keypair, program: Pubkey = TOKEN, extension: bytes = b"",
    size: int = 82,
) -> Pubkey:  # fmt: skip
    """Make a token with six decimals; `extension` is an instruction before its own."""
    mint = Keypair()
    lamports = cluster.svm.minimum_balance_for_rent_exemption(size)
    made = create_account(
        CreateAccountParams(
            from_pubkey=issuer.pubkey(), to_pubkey=mint.pubkey(), lamports=lamports, space=size,
            owner=program,
        )
    )  # fmt: skip
    before = [step(program, extension, mint.pubkey())] if extension else []
    key = bytes(issuer.pubkey())
    start = step(program, bytes((20, 6)) + key + b"\1" + key, mint.pubkey())
    _, err = cluster.send(made, *before, start, by=[issuer, mint])
    assert err is None, err
    return mint.pubkey()


def holding(cluster: Cluster, issuer: Keypair, mint: Pubkey, holder: Pubkey, amount: int) -> Pubkey:
    """Open a wallet's account for a token and put some into it."""
    account = own(holder, mint)
    _, err = cluster.send(
        open_account(issuer, holder, mint), mint_to(mint, account, issuer, amount), by=[issuer]
    )
    assert err is None, err
    return account
