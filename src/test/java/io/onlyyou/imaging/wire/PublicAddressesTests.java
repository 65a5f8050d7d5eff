package io.onlyyou.imaging.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001:db8::1",
                "3fff::1",
                "2001::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:1ff::1",
                "::7f00:1",
                "64:ff9b:1::a00:1",
                "192.88.99.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b::7f00:1",
                "2002:a00:1::1",
                "2002:7f00:1::",
                "fec0::1",
                "100::1"
            })
    void refusesWhatIsNotPublic(String address) {
        assertThatThrownBy(() -> resolved(address)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "172.32.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "192.88.98.1",
                "2001:200::1",
                "2606:4700::1111",
                "64:ff9b::101:101"
            })
    void letsThroughWhatIs(String address) throws UnknownHostException {
        assertThat(resolved(address)).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void oneAddressThatIsNotPublicCondemnsTheName() {
        assertThatThrownBy(() -> resolved("1.1.1.1", "127.0.0.1")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(PublicAddressesTests::resolved).isInstanceOf(UnknownHostException.class);
    }

    private static InetAddress[] resolved(String... addresses) throws UnknownHostException {
        InetAddress[] all =
                Arrays.stream(addresses).map(PublicAddressesTests::literal).toArray(InetAddress[]::new);
        return new PublicAddresses(new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        return all;
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                })
                .resolve("pictures.example");
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(noLiteral);
        }
    }
}
