package io.onlyyou;

import io.onlyyou.feed.Arrival;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Notes with every request when its first byte was there, for whoever counts a caller's time from it. */
class ArrivalValve extends ValveBase {

    ArrivalValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long noticed = request.getCoyoteRequest().getStartTimeNanos();
        request.setAttribute(Arrival.ATTRIBUTE, ArrivalEndpoint.firstByte(noticed >= 0 ? noticed : System.nanoTime()));
        getNext().invoke(request, response);
    }
}
