package io.onlyyou.bench;

/**
 * A request, ready to be sent.
 *
 * @param head all of it up to the body
 */
record Call(String head, byte[] body) {

    private static final byte[] NONE = new byte[0];

    static Call post(String path, String token, String headers, byte[] body) {
        return new Call(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: " + body.length
                        + "\r\n\r\n",
                body);
    }

    static Call get(String path) {
        return new Call("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", NONE);
    }
}
