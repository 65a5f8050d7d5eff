package io.onlyyou.bench;

import io.onlyyou.OnlyYouApplication;
import java.lang.reflect.Method;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The service as it is packaged, with {@link Echo} beside it. */
public final class ServedProcess {

    private ServedProcess() {}

    /** Takes the service's own settings. */
    public static void main(String[] settings) throws Exception {
        SpringApplication application = new SpringApplication(OnlyYouApplication.class);
        ConfigurableApplicationContext context = application.run(settings);
        RequestMappingHandlerMapping mappings =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Method echo = java.util.Arrays.stream(Echo.class.getMethods())
                .filter(method -> method.getName().equals("echo"))
                .findFirst()
                .orElseThrow();
        mappings.registerMapping(
                RequestMappingInfo.paths(Echo.PATH)
                        .methods(RequestMethod.POST)
                        .options(mappings.getBuilderConfiguration())
                        .build(),
                new Echo(),
                echo);
    }
}
