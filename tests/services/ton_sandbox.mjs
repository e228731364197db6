// Real transactions in TON's virtual machine, printed as the TON Center v3 API answers them.
//
// Contracts are a few instructions by hand: one that throws a code, one that never ends, and one
// that sends on the message that it keeps, which makes a jetton's way from wallet to wallet.

import { Blockchain, createShardAccount } from "@ton/sandbox";
import {
  Address, beginCell, Cell, comment, external, internal as message_to, SendMode, storeMessage,
  toNano,
} from "@ton/core";

const TRANSFER = 0x0f8a7ea5;
const INTERNAL_TRANSFER = 0x178d4519;
const NOTIFICATION = 0x7362d09c;

const chain = await Blockchain.create();
const sender = await chain.treasury("sender");
const receiver = await chain.treasury("receiver");

const code = (hex) => beginCell().storeBuffer(Buffer.from(hex, "hex")).endCell();
const throws = (number) =>
  beginCell().storeUint(0b1111001011000, 13).storeUint(number, 11).endCell();
const ENDLESS = code("90ea"); // an empty continuation, again and again
const UNKNOWN_MESSAGE = code("71aa0fa5f2f0"); // throws 65535
const UNLESS_BOUNCED = "3030d0d3033071b0dc"; // ends here when the message is one that came back
const SENDS_ON = code(UNLESS_BOUNCED + "ed448040fb00"); // the message in its data, all value with it
const SENDS_MUCH = code(UNLESS_BOUNCED + "ed448001fb00"); // the same, paying from its own balance
const TAKES = code("30"); // succeeds

let accounts = 0;
async function contract(program, data = new Cell()) {
  accounts += 1;
  const address = new Address(0, Buffer.alloc(32, accounts));
  const balance = toNano("0.5");
  await chain.setShardAccount(
    address,
    createShardAccount({ address, code: program, data, balance, workchain: 0 }),
  );
  return address;
}

const message = (to, body, coins = 0n, bounce = true) =>
  beginCell()
    .storeUint(bounce ? 0x18 : 0x10, 6)
    .storeAddress(to)
    .storeCoins(coins)
    .storeUint(1, 1 + 4 + 4 + 64 + 32 + 1 + 1)
    .storeRef(body)
    .endCell();

const transfer = (amount, payload) => {
  const body = beginCell()
    .storeUint(TRANSFER, 32)
    .storeUint(7, 64)
    .storeCoins(amount)
    .storeAddress(receiver.address)
    .storeAddress(sender.address)
    .storeBit(false)
    .storeCoins(1n);
  return (payload ? body.storeBit(true).storeRef(payload) : body.storeBit(false)).endCell();
};
const internal = (amount) =>
  beginCell()
    .storeUint(INTERNAL_TRANSFER, 32)
    .storeUint(7, 64)
    .storeCoins(amount)
    .storeAddress(sender.address)
    .storeAddress(sender.address)
    .storeCoins(1n)
    .storeBit(false)
    .endCell();
const notification = (amount) =>
  beginCell().storeUint(NOTIFICATION, 32).storeUint(7, 64).storeCoins(amount).endCell();

const STATUS = { uninitialized: "uninit", active: "active", frozen: "frozen" };
const BOUNCE = { ok: "ok", "no-funds": "nofunds", "negative-funds": "negfunds" };
const raw = (address) => (address ? address.toRawString().toUpperCase() : null);
const text = (number) => (number === undefined || number === null ? undefined : String(number));

function said(one) {
  const cell = beginCell().store(storeMessage(one)).endCell();
  const inside = one.info.type === "internal";
  const head = one.body.beginParse();
  return {
    hash: cell.hash().toString("base64"),
    source: inside ? raw(one.info.src) : null,
    destination: one.info.type === "external-out" ? null : raw(one.info.dest),
    value: inside ? String(one.info.value.coins) : null,
    bounce: inside ? one.info.bounce : null,
    bounced: inside ? one.info.bounced : null,
    opcode: head.remainingBits >= 32 ? "0x" + head.loadUint(32).toString(16).padStart(8, "0") : null,
    message_content: { body: one.body.toBoc().toString("base64"), decoded: null },
  };
}

function phases(about) {
  const { computePhase: compute, actionPhase: action, bouncePhase: bounce } = about;
  const skipped = compute.type === "skipped";
  return {
    type: "ord",
    aborted: about.aborted,
    compute_ph: skipped
      ? { skipped: true, reason: compute.reason.replace("-", "_") }
      : {
          skipped: false,
          success: compute.success,
          exit_code: compute.exitCode,
          gas_used: text(compute.gasUsed),
        },
    action: action && {
      success: action.success,
      valid: action.valid,
      no_funds: action.noFunds,
      result_code: action.resultCode,
      tot_actions: action.totalActions,
      skipped_actions: action.skippedActions,
      msgs_created: action.messagesCreated,
    },
    bounce: bounce && { type: BOUNCE[bounce.type] },
  };
}

function shown(one, number) {
  return {
    account: raw(one.inMessage.info.dest),
    hash: one.hash().toString("base64"),
    lt: String(one.lt),
    now: one.now,
    mc_block_seqno: 100 + number,
    orig_status: STATUS[one.oldStatus] ?? "nonexist",
    end_status: STATUS[one.endStatus] ?? "nonexist",
    total_fees: String(one.totalFees.coins),
    description: phases(one.description),
    in_msg: said(one.inMessage),
    out_msgs: one.outMessages.values().map(said),
  };
}

const traced = async (order) => trace((await sender.send(order)).transactions);
const signed = async (to) =>
  trace((await chain.sendMessage(external({ to, body: new Cell() }))).transactions);

function trace(transactions) {
  const steps = transactions.map(shown);
  return {
    trace_id: steps[0].hash,
    is_incomplete: false,
    trace_info: { trace_state: "complete", transactions: steps.length, pending_messages: 0 },
    transactions_order: steps.map((one) => one.hash),
    transactions: Object.fromEntries(steps.map((one) => [one.hash, one])),
  };
}

const nobody = () => new Address(0, Buffer.alloc(32, 200 + accounts++));
const plain = (to, more = {}) => traced({ to, value: toNano("1.5"), ...more });
const said_hello = comment("7K3M-9QXC 你好");

const scenarios = {
  plain: await plain(receiver.address, { bounce: true }),
  comment: await plain(receiver.address, { body: said_hello }),
  to_nobody_bounce: await plain(nobody(), { bounce: true }),
  to_nobody_keep: await plain(nobody(), { bounce: false }),
  dust_to_nobody: await plain(nobody(), { value: 100n, bounce: true }),
  throws: await plain(await contract(throws(777))),
  throws_keep: await plain(await contract(throws(777)), { bounce: false }),
  endless: await plain(await contract(ENDLESS)),
  unknown_message: await plain(await contract(UNKNOWN_MESSAGE)),
  too_much: await plain(receiver.address, {
    value: toNano("9000000"),
    sendMode: SendMode.PAY_GAS_SEPARATELY,
  }),
  too_much_left_out: await plain(receiver.address, {
    value: toNano("9000000"),
    sendMode: SendMode.PAY_GAS_SEPARATELY | SendMode.IGNORE_ERRORS,
  }),
  contract_short: await plain(
    await contract(SENDS_MUCH, message(receiver.address, new Cell(), toNano("50"))),
    { value: toNano("0.1") },
  ),
};

const ACCEPTS = "f800"; // takes a message from outside, and pays for it
const fails = beginCell().storeBuffer(Buffer.from(ACCEPTS, "hex"));
fails.storeUint(0b1111001011000, 13).storeUint(40, 11);
const nonsense = message(receiver.address, new Cell());
scenarios.wallet_fails = await signed(await contract(fails.endCell()));
scenarios.wallet_does_nothing = await signed(await contract(code(ACCEPTS)));
scenarios.wallet_acts_wrongly = await signed(
  await contract(code(ACCEPTS + "ed448100fffb00"), nonsense), // sends in a way that there is not
);
scenarios.two_receivers = trace(
  (
    await sender.sendMessages([
      message_to({ to: receiver.address, value: toNano("1"), body: comment("one") }),
      message_to({ to: nobody(), value: toNano("2"), bounce: true }),
    ])
  ).transactions,
);
const swaps = beginCell().storeUint(0xea06185d, 32).endCell(); // what an exchange is asked with
scenarios.swap = await plain(
  await contract(SENDS_ON, message(receiver.address, new Cell(), 0n, false)),
  { body: swaps },
);
scenarios.fails_later = await plain(
  await contract(SENDS_ON, message(await contract(throws(321)), new Cell(), 0n, false)),
);

const amount = 12_500_000n;
async function jetton(settles, payload) {
  const theirs = await contract(...settles);
  const ours = await contract(SENDS_ON, message(theirs, internal(amount)));
  const trace = await plain(ours, { body: transfer(amount, payload), value: toNano("0.2") });
  return { ...trace, wallets: { [raw(ours)]: raw(sender.address), [raw(theirs)]: raw(receiver.address) } };
}
async function refused(program) {
  const ours = await contract(program);
  const trace = await plain(ours, { body: transfer(amount), value: toNano("0.2") });
  return { ...trace, wallets: { [raw(ours)]: raw(sender.address) } };
}
const tells = async (whom) => [SENDS_ON, message(whom, notification(amount), 0n, false)];
scenarios.jetton = await jetton(await tells(receiver.address), said_hello);
scenarios.jetton_silent = await jetton(await tells(receiver.address));
scenarios.jetton_unheard = await jetton(await tells(await contract(throws(555))), said_hello);
scenarios.jetton_returned = await jetton([throws(707)]);
scenarios.jetton_short = await refused(throws(706));
scenarios.jetton_fees = await refused(throws(709));
scenarios.jetton_not_owner = await refused(throws(705));
scenarios.jetton_other = await refused(throws(999));
scenarios.jetton_kept = await refused(TAKES);
const none = nobody();
scenarios.jetton_no_wallet = await traced({
  to: none,
  value: toNano("0.2"),
  bounce: true,
  body: transfer(amount),
});

process.stdout.write(
  JSON.stringify({
    sender: raw(sender.address),
    receiver: raw(receiver.address),
    scenarios,
  }),
);
