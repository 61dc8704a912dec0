// Loaded before libavcodec: one that was built without any encoder of ours.
struct AVCodec;

extern "C" const AVCodec* avcodec_find_encoder_by_name(const char*)
{
    return nullptr;
}
