package io.onlyyou.imaging.wire;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to addresses that belong to the whole internet, and refuses all others. What it gives is what is connected
 * to, so that a name cannot point elsewhere between the look and the call.
 */
public final class PublicAddresses implements DnsResolver {

    private final DnsResolver names;

    public PublicAddresses(DnsResolver names) {
        this.names = names;
    }

    /** One address that is not public condemns the name. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("a name without a public address");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** Whether the IANA registries of special-purpose addresses leave it to the public. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        int third = four[2] & 0xff;
        boolean special = first == 0
                || first == 10
                || first == 127
                || first >= 240
                || (first == 100 && second >= 64 && second <= 127) // carriers' own
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99) // relays into IPv6
                || (first == 198 && (second == 18 || second == 19)) // benchmarks
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
        return !special;
    }

    /** Global unicast only; of what wraps an IPv4 address, that one counts. */
    private static boolean isPublicSix(byte[] six) {
        boolean translated = startsWith(six, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        if (translated) {
            return isPublicFour(Arrays.copyOfRange(six, 12, 16));
        }
        if (startsWith(six, 0x20, 0x02)) {
            return isPublicFour(Arrays.copyOfRange(six, 2, 6));
        }
        boolean globalUnicast = (six[0] & 0xe0) == 0x20;
        boolean documentation = startsWith(six, 0x20, 0x01, 0x0d, 0xb8) || startsWith(six, 0x3f, 0xff);
        boolean protocols = startsWith(six, 0x20, 0x01) && (six[2] & 0xfe) == 0; // Teredo, ORCHID and their like
        return globalUnicast && !documentation && !protocols;
    }

    private static boolean isPublicFour(byte[] four) {
        try {
            return isPublic(InetAddress.getByAddress(four));
        } catch (UnknownHostException wrongLength) {
            return false;
        }
    }

    private static boolean startsWith(byte[] address, int... prefix) {
        for (int index = 0; index < prefix.length; index++) {
            if ((address[index] & 0xff) != prefix[index]) {
                return false;
            }
        }
        return true;
    }
}
