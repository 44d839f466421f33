/* Cancel-safe queues are a part of the driver model. */
#include <wdm.h>
