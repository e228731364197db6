// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.0;

/// What the tests of the EVM family send transactions to.
contract Coin {
    string public symbol = "TEST";
    uint8 public constant decimals = 6;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
    error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed);

    constructor() {
        balanceOf[msg.sender] = 1_000_000_000;
        emit Transfer(address(0), msg.sender, 1_000_000_000);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 left = allowance[from][msg.sender];
        if (left < value) revert ERC20InsufficientAllowance(msg.sender, left, value);
        allowance[from][msg.sender] = left - value;
        _move(from, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function _move(address from, address to, uint256 value) private {
        uint256 held = balanceOf[from];
        if (held < value) revert ERC20InsufficientBalance(from, held, value);
        unchecked {
            balanceOf[from] = held - value;
            balanceOf[to] += value;
        }
        emit Transfer(from, to, value);
    }
}

/// Logs what never happened, as tokens do that are made to deceive.
contract FalseCoin {
    string public symbol = "TEST";
    uint8 public constant decimals = 6;

    event Transfer(address indexed from, address indexed to, uint256 value);

    function balanceOf(address) external pure returns (uint256) {
        return 0;
    }

    function pretend(address from, address to, uint256 value) external {
        emit Transfer(from, to, value);
    }
}

contract Collection {
    string public symbol = "ART";
    mapping(uint256 => address) public ownerOf;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    function mint(uint256 id) external {
        ownerOf[id] = msg.sender;
        emit Transfer(address(0), msg.sender, id);
    }

    function transferFrom(address from, address to, uint256 id) external {
        ownerOf[id] = to;
        emit Transfer(from, to, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        emit ApprovalForAll(msg.sender, operator, approved);
    }
}

contract Refuses {
    uint256[] private list;
    uint256 public sum;

    error OursAlone(uint256 number);
    error EnforcedPause();

    function say(string calldata why) external pure {
        revert(why);
    }

    function divide(uint256 by) external returns (uint256) {
        sum = 1 / by;
        return sum;
    }

    function first() external returns (uint256) {
        sum = list[0];
        return sum;
    }

    function ours() external pure {
        revert OursAlone(7);
    }

    function paused() external pure {
        revert EnforcedPause();
    }

    function silently() external pure {
        assembly {
            revert(0, 0)
        }
    }

    function invalid() external pure {
        assembly {
            invalid()
        }
    }

    function work() external {
        for (uint256 i = 0; i < 1_000_000; i++) sum += i;
    }

    function starve() external {
        // The inner call gets all but a 64th of the gas; the outer fails without a word after it.
        try this.work() {} catch {
            assembly {
                revert(0, 0)
            }
        }
    }
}

contract Pays {
    receive() external payable {}

    function pay(address payable to) external payable {
        (bool ok, ) = to.call{value: msg.value}("");
        require(ok, "not paid");
    }

    function keep() external payable {}

    function moveFor(Coin coin, address from, address to, uint256 value) external {
        coin.transferFrom(from, to, value);
    }
}

contract Bridges {
    event TransactionDeposited(
        address indexed from, address indexed to, uint256 indexed version, bytes opaqueData
    );
    event MessageDelivered(
        uint256 indexed messageIndex, bytes32 indexed beforeInboxAcc, address inbox, uint8 kind,
        address sender, bytes32 messageDataHash, uint256 baseFeeL1, uint64 timestamp
    );
    event MessagePassed(
        uint256 indexed nonce, address indexed sender, address indexed target, uint256 value,
        uint256 gasLimit, bytes data, bytes32 withdrawalHash
    );
    event L2ToL1Tx(
        address caller, address indexed destination, uint256 indexed hash,
        uint256 indexed position, uint256 arbBlockNum, uint256 ethBlockNum, uint256 timestamp,
        uint256 callvalue, bytes data
    );

    function depositToOptimism() external payable {
        emit TransactionDeposited(msg.sender, msg.sender, 0, "");
    }

    function depositToArbitrum() external payable {
        emit MessageDelivered(1, 0, address(this), 12, msg.sender, 0, 1, 1);
    }

    function withdrawFromOptimism() external payable {
        emit MessagePassed(1, msg.sender, msg.sender, msg.value, 21000, "", 0);
    }

    function withdrawFromArbitrum() external payable {
        emit L2ToL1Tx(msg.sender, msg.sender, 1, 1, 1, 1, 1, msg.value, "");
    }
}
