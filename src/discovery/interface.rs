//! The network interfaces questions leave by, and their sockets.
//!
//! Apart because it is the one place with multicast sockets. One socket for each interface: a
//! laptop with cable and radio must ask on both, and the operating system picks only one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::UdpSocket;

use super::Scout;
use super::range::LIMIT;
use crate::device::Address;

/// The largest network of its own that a computer goes through unasked: 1022 addresses. In larger
/// ones (a container's, a provider's) most addresses are empty or other people's.
const WIDEST: u8 = 22;

/// Where questions leave this computer, and whom they reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// Its name, such as `eth0`; empty for a single device.
    name: String,
    /// The own address to bind to.
    local: IpAddr,
    /// Bits of the network part, to prefer addresses of the same network.
    prefix: u8,
    /// Number of the interface, needed for IPv6.
    index: u32,
    whom: Whom,
}

/// Whom an interface's questions reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    /// Everybody in the groups.
    Groups,
    /// One device, in every tongue.
    Device(IpAddr),
    /// One device at one port, in one tongue.
    Port(Scout, SocketAddr),
}

/// The two groups of a protocol and its port.
#[derive(Clone, Copy, Debug)]
pub(super) struct Groups {
    pub(super) v4: Ipv4Addr,
    pub(super) v6: Ipv6Addr,
    pub(super) port: u16,
}

impl Interface {
    /// The interfaces of this computer that are up, without loopback.
    pub fn all() -> Vec<Self> {
        Self::list(|interface| !interface.is_loopback())
    }

    /// The interfaces of this name or with this own address, loopback too; empty when there are
    /// none.
    pub fn named(name: &str) -> Vec<Self> {
        Self::list(|interface| {
            interface.name == name || interface.ip().to_string() == name.trim_matches(['[', ']'])
        })
    }

    fn list(wanted: impl Fn(&if_addrs::Interface) -> bool) -> Vec<Self> {
        let found = if_addrs::get_if_addrs().unwrap_or_else(|error| {
            log::warn!("network interfaces cannot be listed: {error}");
            Vec::new()
        });
        let mut list: Vec<Self> = Vec::new();
        for interface in found {
            if !wanted(&interface) || !interface.is_oper_up() {
                continue;
            }
            let index = interface.index.unwrap_or(0);
            let (local, prefix): (IpAddr, u8) = match &interface.addr {
                if_addrs::IfAddr::V4(v4) => (v4.ip.into(), v4.prefixlen),
                // One IPv6 socket an interface is enough: the groups are link-local.
                if_addrs::IfAddr::V6(v6) if v6.ip.is_unicast_link_local() && index != 0 => {
                    (v6.ip.into(), v6.prefixlen)
                }
                if_addrs::IfAddr::V6(_) => continue,
            };
            list.push(Self {
                name: interface.name,
                local,
                prefix,
                index,
                whom: Whom::Groups,
            });
        }
        list
    }

    /// One device asked directly, in every tongue: many answer, also beyond a router, where no
    /// group reaches.
    pub fn unicast(device: IpAddr) -> Self {
        Self::single(device, Whom::Device(device))
    }

    /// One device asked directly by WS-Discovery at a port of its own.
    pub fn towards(device: SocketAddr) -> Self {
        Self::towards_by(Scout::WsDiscovery, device)
    }

    /// One device asked directly by one scout at a port of its own.
    pub fn towards_by(scout: Scout, device: SocketAddr) -> Self {
        Self::single(device.ip(), Whom::Port(scout, device))
    }

    fn single(device: IpAddr, whom: Whom) -> Self {
        let (local, prefix): (IpAddr, u8) = match device {
            IpAddr::V4(_) => (Ipv4Addr::UNSPECIFIED.into(), 32),
            IpAddr::V6(_) => (Ipv6Addr::UNSPECIFIED.into(), 128),
        };
        Self {
            name: String::new(),
            local,
            prefix,
            index: 0,
            whom,
        }
    }

    /// Its name; empty for a single device.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The own IPv4 network, when it is private and small enough to go through.
    pub fn network(&self) -> Option<String> {
        match self.local {
            IpAddr::V4(own)
                if self.whom == Whom::Groups
                    && own.is_private()
                    && (WIDEST..=30).contains(&self.prefix) =>
            {
                let hosts = u32::MAX >> self.prefix;
                let first = Ipv4Addr::from(u32::from(own) & !hosts);
                Some(format!("{first}/{}", self.prefix))
            }
            _ => None,
        }
    }

    /// Every other address of the own network.
    pub(super) fn neighbours(&self) -> Vec<Address> {
        let Some(network) = self.network() else {
            return Vec::new();
        };
        let own = self.local.to_string();
        let mut list = super::range::parse(&network).unwrap_or_default();
        list.retain(|address| address.host() != own);
        list.truncate(LIMIT);
        list
    }

    /// Where a scout's questions go; `None` when this one is not asked that way.
    pub(super) fn target(&self, scout: Scout, groups: Groups) -> Option<SocketAddr> {
        match (self.whom, self.local) {
            (Whom::Groups, IpAddr::V4(_)) => Some(SocketAddr::new(groups.v4.into(), groups.port)),
            (Whom::Groups, IpAddr::V6(_)) => {
                Some(SocketAddrV6::new(groups.v6, groups.port, 0, self.index).into())
            }
            (Whom::Device(device), _) => Some(SocketAddr::new(device, groups.port)),
            (Whom::Port(wanted, at), _) => (wanted == scout).then_some(at),
        }
    }

    pub(super) fn socket(&self, target: SocketAddr) -> std::io::Result<UdpSocket> {
        let domain = Domain::for_address(target);
        let socket = Socket::new(domain, Type::DGRAM, Some(Protocol::UDP))?;
        let local = match (self.local, target.ip().is_multicast()) {
            (IpAddr::V4(v4), true) => {
                socket.set_multicast_if_v4(&v4)?;
                socket.set_multicast_ttl_v4(1)?;
                SocketAddr::new(self.local, 0)
            }
            (IpAddr::V6(v6), true) => {
                socket.set_multicast_if_v6(self.index)?;
                socket.set_multicast_hops_v6(1)?;
                SocketAddrV6::new(v6, 0, 0, self.index).into()
            }
            (ip, false) => SocketAddr::new(ip, 0),
        };
        socket.bind(&local.into())?;
        socket.set_nonblocking(true)?;
        UdpSocket::from_std(socket.into())
    }

    /// Whether an address lies in the interface's own network.
    pub(super) fn same_network(&self, ip: IpAddr) -> bool {
        match (self.local, ip) {
            (IpAddr::V4(a), IpAddr::V4(b)) => {
                let mask = u32::MAX
                    .checked_shl(32 - u32::from(self.prefix.min(32)))
                    .unwrap_or(0);
                !a.is_unspecified() && u32::from(a) & mask == u32::from(b) & mask
            }
            _ => false,
        }
    }

    /// The address an answer came from; a link-local IPv6 one is of use only with its interface.
    pub(super) fn source(&self, from: IpAddr, port: Option<u16>) -> Address {
        match from {
            IpAddr::V6(v6) if v6.is_unicast_link_local() && self.index != 0 => {
                Address::new(format!("{v6}%{}", self.index), port)
            }
            ip => Address::new(ip.to_string(), port),
        }
    }

    #[cfg(test)]
    pub(super) fn for_tests(local: &str, prefix: u8, index: u32) -> Self {
        Self {
            name: "eth0".to_owned(),
            local: local.parse().unwrap(),
            prefix,
            index,
            whom: Whom::Groups,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_through_small_private_networks_only() {
        let at = |local, prefix| Interface::for_tests(local, prefix, 2).network();
        assert_eq!(at("192.168.1.77", 24).as_deref(), Some("192.168.1.0/24"));
        assert_eq!(at("10.3.2.1", 22).as_deref(), Some("10.3.0.0/22"));
        for (local, prefix) in [
            ("172.17.0.1", 16),
            ("8.8.8.8", 24),
            ("169.254.3.4", 16),
            ("10.0.0.1", 32),
            ("fe80::1", 64),
        ] {
            assert_eq!(at(local, prefix), None, "{local}/{prefix}");
        }
        let list = Interface::for_tests("192.168.1.77", 24, 2).neighbours();
        assert_eq!(list.len(), 253);
        assert!(list.iter().all(|a| a.host() != "192.168.1.77"));
    }

    #[test]
    fn a_device_at_one_port_is_asked_in_one_tongue() {
        let groups = Groups {
            v4: Ipv4Addr::new(224, 0, 0, 251),
            v6: Ipv6Addr::LOCALHOST,
            port: 5353,
        };
        let one = Interface::towards("10.0.0.9:77".parse().unwrap());
        assert_eq!(
            one.target(Scout::WsDiscovery, groups),
            Some("10.0.0.9:77".parse().unwrap())
        );
        assert_eq!(one.target(Scout::Mdns, groups), None);
        let device = Interface::unicast("10.0.0.9".parse().unwrap());
        assert_eq!(
            device.target(Scout::Mdns, groups),
            Some("10.0.0.9:5353".parse().unwrap())
        );
    }

    #[test]
    fn loopback_is_found_by_name_and_by_address() {
        let lo = Interface::named("127.0.0.1");
        assert_eq!(lo.len(), 1);
        assert_eq!(Interface::named(lo[0].name()).len(), 1);
        assert!(Interface::named("no such interface").is_empty());
        assert!(!Interface::all().contains(&lo[0]));
    }
}
