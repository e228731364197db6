// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// A token with approvals, and with the flaw of early ones: anybody may move nothing for anybody.
contract Coin {
    string public symbol;
    uint8 public decimals;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    constructor(string memory symbol_, uint8 decimals_, uint256 supply) {
        symbol = symbol_;
        decimals = decimals_;
        balanceOf[msg.sender] = supply;
        emit Transfer(address(0), msg.sender, supply);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        require(allowance[from][msg.sender] >= value, "not allowed");
        allowance[from][msg.sender] -= value;
        _move(from, to, value);
        return true;
    }

    function _move(address from, address to, uint256 value) internal {
        require(balanceOf[from] >= value, "not enough");
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }
}

/// Says that others moved it, whatever they did.
contract Liar {
    string public symbol = unicode"U\u202eSDT\u0007";
    uint8 public decimals = 6;

    event Transfer(address indexed from, address indexed to, uint256 value);

    function lie(address from, address to, uint256 value) external {
        emit Transfer(from, to, value);
    }
}

/// Goes in, but not out.
contract Trap {
    string public symbol = "TRAP";
    uint8 public decimals = 18;
    address immutable maker = msg.sender;
    mapping(address => uint256) public balanceOf;

    event Transfer(address indexed from, address indexed to, uint256 value);

    function transfer(address to, uint256 value) external returns (bool) {
        require(msg.sender == maker, "closed");
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        return true;
    }
}

/// An early token's symbol, in 32 bytes.
contract Early {
    bytes32 public symbol = "MKR";
    uint256 public decimals = 18;
}

/// Pages of symbol, and decimals beyond reason.
contract Huge {
    function symbol() external pure returns (string memory) {
        bytes memory long = new bytes(20_000);
        for (uint256 i = 0; i < 500; i++) long[i] = "A";
        return string(long);
    }

    function decimals() external pure returns (uint256) {
        return type(uint256).max;
    }
}

/// Answers nothing, or never.
contract Silent {
    function symbol() external pure {
        revert();
    }

    function decimals() external pure {
        while (true) {}
    }
}

/// Collectibles, one of each.
contract Art {
    string public symbol = "ART";
    mapping(uint256 => address) public ownerOf;
    mapping(uint256 => address) public getApproved;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event Transfer(address indexed from, address indexed to, uint256 indexed id);
    event Approval(address indexed owner, address indexed approved, uint256 indexed id);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    function mint(address to, uint256 id) external {
        ownerOf[id] = to;
        emit Transfer(address(0), to, id);
    }

    function transferFrom(address from, address to, uint256 id) external {
        require(ownerOf[id] == from && msg.sender == from, "not yours");
        ownerOf[id] = to;
        getApproved[id] = address(0);
        emit Transfer(from, to, id);
    }

    function approve(address spender, uint256 id) external {
        require(ownerOf[id] == msg.sender, "not yours");
        getApproved[id] = spender;
        emit Approval(msg.sender, spender, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }
}

/// Collectibles in numbers.
contract Cards {
    event TransferSingle(
        address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value
    );
    event TransferBatch(
        address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values
    );

    function give(address to, uint256 id, uint256 value) external {
        emit TransferSingle(msg.sender, address(0), to, id, value);
    }

    function giveMany(address to, uint256[] calldata ids, uint256[] calldata values) external {
        emit TransferBatch(msg.sender, address(0), to, ids, values);
    }
}

/// Holds coins and pays them out; no transaction goes to who receives them.
contract Payer {
    receive() external payable {}

    function pay(address payable to, uint256 value) external {
        (bool done, ) = to.call{value: value}("");
        require(done, "not paid");
    }

    function refuse() external pure {
        revert("never");
    }
}

/// A wallet of several owners, as far as its logs go.
contract Wallet {
    event AddedOwner(address owner);
    event RemovedOwner(address owner);
    event ChangedThreshold(uint256 threshold);
    event EnabledModule(address module);

    function change(address added, address removed, uint256 threshold, address module) external {
        emit AddedOwner(added);
        emit RemovedOwner(removed);
        emit ChangedThreshold(threshold);
        emit EnabledModule(module);
    }
}
